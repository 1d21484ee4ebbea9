package io.voltgate.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.script.Scenario;
import io.voltgate.simulator.link.FrameTap.Direction;
import io.voltgate.simulator.link.StationLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long THEN = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final long NOW = Instant.parse("2026-05-28T20:26:40Z").toEpochMilli();

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Set<String> ignored = Set.of();
    private OcppVersion version = OcppVersion.V16;

    private void station(String json) {
        said(Direction.TO_SERVER, json);
    }

    private void server(String json) {
        said(Direction.FROM_SERVER, json);
    }

    private void said(Direction direction, String json) {
        entries.add(new Entry.Said(THEN + 1000L * entries.size(), direction, json.replace('\'', '"')));
    }

    /** A server that answers each frame with none or more others. */
    private Replay.Outcome replay(UnaryOperator<String> server) throws InterruptedException {
        StationLink.Dialer dialer = listener -> {
            listener.opened();
            return new StationLink() {
                @Override
                public void send(String text) {
                    heard.add(text);
                    server.apply(text)
                            .replace('\'', '"')
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .forEach(listener::received);
                }

                @Override
                public void close() {}
            };
        };
        Replay.Terms terms = new Replay.Terms(version, 0, Duration.ofMillis(500), Duration.ofMillis(100), ignored);
        return new Replay(new Recording(entries), terms, dialer, NOW).run();
    }

    private static String id(String text) {
        return FrameCodec.decode(OcppVersion.V21, text).id();
    }

    private static String action(String text) {
        return FrameCodec.decode(OcppVersion.V21, text) instanceof Frame.Call call ? call.action() : "";
    }

    private void session16() {
        entries.add(new Entry.Opened(THEN, "CS-1", "ocpp1.6"));
        station(
                "[2,'1','StartTransaction',{'connectorId':1,'idTag':'T','meterStart':5,'timestamp':'2026-03-01T12:00:01Z'}]");
        server("[3,'1',{'idTagInfo':{'status':'Accepted'},'transactionId':4711}]");
        server("[2,'9','RemoteStopTransaction',{'transactionId':4711}]");
        station("[3,'9',{'status':'Accepted'}]");
        station("[2,'2','StopTransaction',{'transactionId':4711,'meterStop':9,'timestamp':'2026-03-01T12:00:05Z'}]");
        server("[3,'2',{}]");
        entries.add(new Entry.Closed(THEN + 9000, "code 1000"));
    }

    private static String another(String text, String startStatus) {
        return switch (action(text)) {
            case "StartTransaction" ->
                "[3,'" + id(text) + "',{'idTagInfo':{'status':'" + startStatus + "'},'transactionId':12}]\n"
                        + "[2,'q','RemoteStopTransaction',{'transactionId':12}]";
            case "StopTransaction" -> "[3,'" + id(text) + "',{}]";
            default -> "";
        };
    }

    @Test
    void shouldSayTheSameInTheTimesAndIdsOfNow() throws InterruptedException {
        session16();
        Replay.Outcome outcome = replay(text -> another(text, "Accepted"));
        assertEquals(List.of(), outcome.differences());
        assertEquals(2, outcome.compared());
        assertEquals(
                List.of(
                        "[2,\"r-2\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":5,\"timestamp\":\"2026-05-28T20:26:32Z\"}]",
                        "[3,\"q\",{\"status\":\"Accepted\"}]",
                        "[2,\"r-6\",\"StopTransaction\",{\"transactionId\":12,\"meterStop\":9,\"timestamp\":\"2026-05-28T20:26:36Z\"}]"),
                heard);
    }

    @Test
    void shouldListWhatAnotherServerAnswersDifferently() throws InterruptedException {
        session16();
        Replay.Outcome outcome = replay(text -> another(text, "Blocked"));
        assertEquals(
                List.of("entry 2, answer to StartTransaction, $.idTagInfo.status: recorded \"Accepted\", now"
                        + " \"Blocked\""),
                outcome.differences().stream().map(Difference::toString).toList());
    }

    @Test
    void shouldIgnoreWhatItIsToldTo() throws InterruptedException {
        session16();
        ignored = Set.of("$.idTagInfo");
        assertEquals(List.of(), replay(text -> another(text, "Blocked")).differences());
    }

    @Test
    void shouldMissACallThatTheOtherServerDoesNotMake() throws InterruptedException {
        session16();
        Replay.Outcome outcome =
                replay(text -> another(text, "Accepted").lines().findFirst().orElse(""));
        assertEquals(
                List.of("entry 4, call of RemoteStopTransaction, $: recorded one, now none"),
                outcome.differences().stream().map(Difference::toString).toList());
    }

    @Test
    void shouldTellWhereThereIsNoAnswerAndWhereAnErrorIs() throws InterruptedException {
        session16();
        Replay.Outcome silent = replay(text -> "");
        assertTrue(silent.differences().toString().contains("answer to StopTransaction, $: recorded one, now none"));
        Replay.Outcome refusing =
                replay(text -> action(text).isEmpty() ? "" : "[4,'" + id(text) + "','InternalError','',{}]");
        assertTrue(
                refusing.differences().toString().contains("now CALLERROR InternalError"),
                refusing.differences()::toString);
    }

    @Test
    void shouldGiveATransactionOfTheStationAFreshIdEverywhere() throws InterruptedException {
        version = OcppVersion.V201;
        entries.add(new Entry.Opened(THEN, "CS-1", "ocpp2.0.1"));
        station("[2,'1','TransactionEvent',{'transactionInfo':{'transactionId':'T1'}}]");
        server("[3,'1',{}]");
        station("[2,'2','TransactionEvent',{'transactionInfo':{'transactionId':'T1'}}]");
        server("[3,'2',{}]");
        assertEquals(List.of(), replay(text -> "[3,'" + id(text) + "',{}]").differences());
        String first = heard.getFirst().substring(heard.getFirst().indexOf("transactionId"));
        assertTrue(first.matches("transactionId\":\"[-0-9a-f]{36}\"}}]"), first);
        assertTrue(heard.getLast().endsWith(first), heard::toString);
    }

    @Test
    void shouldEndWhereTheServerRefusesTheConnection() throws InterruptedException {
        session16();
        Replay.Terms terms = new Replay.Terms(version, 0, Duration.ofSeconds(1), Duration.ZERO, Set.of());
        StationLink.Dialer refusing = listener -> {
            listener.closed("refused");
            return new StationLink() {
                @Override
                public void send(String text) {}

                @Override
                public void close() {}
            };
        };
        assertEquals(
                "[entry 1, connection, $: recorded opened, now refused]",
                new Replay(new Recording(entries), terms, refusing, NOW)
                        .run()
                        .differences()
                        .toString());
    }

    @Test
    void shouldBecomeAScenario() {
        session16();
        String text = ScenarioWriter.text(new Recording(entries), OcppVersion.V16);
        assertEquals("""
            # What the station CS-1 said, as it was recorded.
            station CS-1 ocpp1.6
              always < RemoteStopTransaction > {"status":"Accepted"}
              > StartTransaction {"connectorId":1,"idTag":"T","meterStart":5,"timestamp":"$now-8000ms"} < Accepted transactionId=$tx1
              # here the server called RemoteStopTransaction
              > StopTransaction {"transactionId":$tx1,"meterStop":9,"timestamp":"$now-4000ms"} < ok
            """, text);
        assertEquals(4, Scenario.parse("recorded", text, _ -> null).steps().size());
    }
}
