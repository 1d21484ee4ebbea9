package io.voltgate.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Order;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final StationId CS = new StationId("CS-1");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\u0000", "\ud800", "\udc00x\ud800", "\ud83d\udd0c", "Ä\"\\"})
    void shouldKeepEveryTextThatAStationCanSend(String text) {
        Event fact = new Event.TokenChecked(CS, IdToken.of(text), new Authorization(TokenStatus.ACCEPTED, 5L, text));
        JournalEntry entry = new JournalEntry(7, 8, List.of(fact));
        assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
    }

    @Test
    void shouldKeepCommands() {
        Command command = new Command.StartSession(IdToken.of("A"), ConnectorId.numbered(2));
        Event fact =
                new CommandFact.CommandAccepted(CS, new Order(new CommandId(new UUID(1, 2)), 3, command), "key", 99);
        JournalEntry entry = new JournalEntry(1, 2, List.of(fact));
        assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
    }

    @Test
    void shouldReadEntriesThatAreOlderThanSomeOfTheirFields() {
        String at = "{\"raw\":\"now\",\"epochMs\":1}";
        String old = """
            {"v":1,"seq":1,"at":2,"events":[
            {"type":"MetersReported","station":"CS-1","connector":{"evse":1,"connector":1},"samples":[{"at":%1$s,
            "measurand":"SoC","phase":"","context":"","location":"","unit":"","multiplier":0,"value":"5"}],"at":%1$s},
            {"type":"DeviceEventsReported","station":"CS-1","events":[{"eventId":1,"at":%1$s,"trigger":"Delta",
            "variable":{"component":"C","componentInstance":"","evse":0,"name":"V","nameInstance":""},
            "actualValue":"x","notificationType":"CustomMonitor","cleared":false,"techInfo":""}]},
            {"type":"CommandAccepted","station":"CS-1","order":{"id":"00000000-0000-0001-0000-000000000002","number":3,
            "command":{"type":"StartSession","token":{"value":"A","type":""}}},"clientKey":"k","deadlineMs":9}]}\
            """.formatted(at);
        StationTime now = new StationTime("now", 1);
        Command start = new Command.StartSession(IdToken.of("A"), null, null);
        assertEquals(
                List.of(
                        new Event.MetersReported(
                                CS,
                                ConnectorId.numbered(1),
                                null,
                                List.of(new Sample(now, "SoC", "", "", "", "", 0, "5", null)),
                                now),
                        new Event.DeviceEventsReported(
                                CS,
                                List.of(new DeviceEvent(
                                        1,
                                        now,
                                        "Delta",
                                        Variable.of("C", "V"),
                                        "x",
                                        "CustomMonitor",
                                        false,
                                        "",
                                        null))),
                        new CommandFact.CommandAccepted(
                                CS, new Order(new CommandId(new UUID(1, 2)), 3, start), "k", 9)),
                EventCodec.decode(old.getBytes(UTF_8)).events());
    }

    @Test
    void shouldRefuseAFormThatItDoesNotKnow() {
        byte[] later = "{\"v\":2,\"seq\":1,\"at\":1,\"events\":[]}".getBytes(UTF_8);
        assertThrows(IllegalStateException.class, () -> EventCodec.decode(later));
    }

    @Test
    void shouldReadWhatWasWrittenBeforeMeterValuesHadAFormOfTheirOwn() {
        String old = """
            {"v":1,"seq":5,"at":6,"frame":"m","events":[{"type":"SessionMetered","station":"CS-1",
            "session":"00000000-0000-0001-0000-000000000002","connector":{"evse":1,"connector":1},"transaction":"7",
            "samples":[{"at":{"raw":"now","epochMs":1},"measurand":"SoC","phase":"","context":"Sample.Periodic",
            "location":"EV","unit":"Percent","multiplier":0,"value":"5"}],"meterStart":1,"register":2,"registerAtMs":3,
            "delivered":1,"cost":{"currency":"EUR","micros":4},"at":{"raw":"now","epochMs":1}}]}\
            """;
        Sample soc = new Sample(new StationTime("now", 1), "SoC", "", Sample.PERIODIC, "EV", "Percent", 0, "5");
        assertEquals(
                new JournalEntry(5, 6, "m", List.of(metered(List.of(soc)))), EventCodec.decode(old.getBytes(UTF_8)));
    }

    /** These bytes are in journals: whoever changes the form adds a version. */
    @Test
    void shouldStillReadTheFirstBinaryForm() {
        String written = "0205 0c 01026d 01 01 0843532d31 00000000000000010000000000000002 0202 0237 066e6f77 02"
                + " 01 01 1b 01 27 33 44 0235 0102 0104 06 02 46 08";
        Sample soc = new Sample(new StationTime("now", 1), "SoC", "", Sample.PERIODIC, "EV", "Percent", 0, "5");
        JournalEntry entry = new JournalEntry(5, 6, "m", List.of(metered(List.of(soc))));
        byte[] bytes = HexFormat.of().parseHex(written.replace(" ", ""));
        assertEquals(entry, EventCodec.decode(bytes));
        assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(EventCodec.encode(entry)));
    }

    private static Event.SessionMetered metered(List<Sample> samples) {
        return new Event.SessionMetered(
                CS,
                new SessionId(new UUID(1, 2)),
                ConnectorId.numbered(1),
                new TransactionId("7"),
                samples,
                new Energy(1),
                new Energy(2),
                3,
                new Energy(1),
                new Money("EUR", 4),
                new StationTime("now", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.5", "\u0000", "\ud800", "\ud83d\udd0c", "Ä\"\\", "ÿ\u0100"})
    void shouldKeepEverySampleAsItCame(String text) {
        StationTime now = new StationTime(text, Long.MIN_VALUE);
        StationTime then = new StationTime("then", Long.MAX_VALUE);
        SignedReading read = SignedReading.unreadable(text);
        List<Sample> samples = List.of(
                new Sample(now, text, "L1", "Own.Context", "Outlet", text, -3, text, text, List.of(read)),
                new Sample(then, Sample.IMPORT_REGISTER, "", "", "", "Wh", 0, "-1", null, List.of()),
                new Sample(then, Sample.IMPORT_REGISTER, text, text, text, "Wh", 9, "1", text, null));
        Event.SessionMetered bare = new Event.SessionMetered(
                CS,
                new SessionId(new UUID(-1, -2)),
                new ConnectorId(-1, Integer.MAX_VALUE),
                new TransactionId(text),
                samples,
                null,
                null,
                -1,
                new Energy(Long.MIN_VALUE),
                new Money(text, -5),
                now);
        JournalEntry entry = new JournalEntry(
                Long.MAX_VALUE,
                -1,
                null,
                List.of(
                        bare,
                        metered(samples),
                        new Event.MetersReported(CS, ConnectorId.STATION, null, samples, then),
                        new Event.MetersReported(CS, ConnectorId.STATION, new TransactionId(text), List.of(), now)));
        assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
    }

    @Test
    void shouldRefuseAnEntryThatEndsTooEarly() {
        Sample soc = new Sample(new StationTime("now", 1), "SoC", "", "", "EV", "Percent", 0, "5");
        byte[] whole = EventCodec.encode(new JournalEntry(5, 6, "m", List.of(metered(List.of(soc)))));
        for (int length = 1; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThrows(RuntimeException.class, () -> EventCodec.decode(torn));
        }
        assertThrows(IllegalStateException.class, () -> EventCodec.decode(Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void shouldRefuseABinaryFormThatItDoesNotKnow() {
        assertThrows(IllegalStateException.class, () -> EventCodec.decode(new byte[] {3, 1}));
    }
}
