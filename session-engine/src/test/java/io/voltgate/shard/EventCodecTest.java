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
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.Variable;
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
}
