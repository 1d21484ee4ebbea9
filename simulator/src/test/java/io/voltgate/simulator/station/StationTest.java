package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.fleet.FleetPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole stations on a clock moved by hand, against a gateway in memory. */
final class StationTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private final ManualTimeline timeline = new ManualTimeline();
    private final FakeGateway gateway = new FakeGateway();
    private final Counters counters = new Counters();
    private final List<String> done = new ArrayList<>();

    private Station station(OcppVersion version, int sessions) {
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused"))
                .withConnectors(1)
                .withSessionsPerStation(sessions)
                .withHabits(DriverHabits.NORMAL.atSpeed(1));
        Station.Spec spec = new Station.Spec("CS-1", version, plan.station(), 42, timeline.nowMs(), List.of("TAG-1"));
        Station station = new Station(spec, timeline, gateway, counters, () -> done.add("CS-1"));
        gateway.answering(gateway::accepting);
        station.start();
        return station;
    }

    private static SessionRecord onlySession(Station station) {
        List<SessionRecord> sessions = station.snapshot().sessions();
        assertEquals(1, sessions.size());
        return sessions.getFirst();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldDriveASessionToItsEnd(OcppVersion version) {
        Station station = station(version, 1);
        timeline.pass(DAY);
        SessionRecord session = onlySession(station);
        assertTrue(session.complete(), () -> session.toString());
        assertFalse(done.isEmpty());
        assertTrue(session.deliveredWh() > 0);
        assertTrue(session.acknowledgedSamples().size() > 3);
        assertEquals(1, counters.snapshot().sessionsDone());
        assertEquals(session.deliveredWh(), counters.snapshot().deliveredWh());
        assertEquals(List.of(), counters.snapshot().problems());
        assertEquals(PlugState.AVAILABLE, station.snapshot().connectors().getFirst());
    }

    @Test
    void shouldTellTheRegisterItMeasuredIn16() {
        Station station = station(OcppVersion.V16, 1);
        timeline.pass(DAY);
        SessionRecord session = onlySession(station);
        FakeGateway.Heard start = gateway.heard("StartTransaction").getFirst();
        FakeGateway.Heard stop = gateway.heard("StopTransaction").getFirst();
        assertEquals(Long.toString(session.startWh()), start.text("meterStart"));
        assertEquals(Long.toString(session.stopWh()), stop.text("meterStop"));
        assertEquals("701", stop.text("transactionId"));
        assertEquals("701", gateway.heard("MeterValues").getFirst().text("transactionId"));
        List<String> words = gateway.heard("StatusNotification").stream()
                .filter(call -> call.text("connectorId").equals("1"))
                .map(call -> call.text("status"))
                .toList();
        assertEquals("Available", words.getFirst());
        assertEquals("Available", words.getLast());
        assertTrue(words.containsAll(List.of("Preparing", "Charging", "Finishing")));
    }

    @Test
    void shouldNumberTheEventsOfATransactionIn201() {
        Station station = station(OcppVersion.V201, 1);
        timeline.pass(DAY);
        List<FakeGateway.Heard> events = gateway.heard("TransactionEvent");
        assertEquals("Started", events.getFirst().text("eventType"));
        assertEquals("Ended", events.getLast().text("eventType"));
        for (int i = 0; i < events.size(); i++) {
            assertEquals(Integer.toString(i), events.get(i).text("seqNo"));
            assertEquals(onlySession(station).transactionId(), events.get(i).text("transactionInfo.transactionId"));
        }
        assertEquals(
                1, events.stream().filter(event -> event.payload().has("evse")).count());
    }

    @Test
    void shouldSendNothingButBootUntilAccepted() {
        gateway.answering(call -> FakeGateway.result(call, "{\"status\":\"Pending\",\"interval\":20}"));
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused")).withConnectors(1);
        Station station = new Station(
                new Station.Spec("CS-1", OcppVersion.V16, plan.station(), 1, 0, List.of("T")),
                timeline,
                gateway,
                counters,
                () -> {});
        station.start();
        timeline.pass(59_000);
        assertEquals(3, gateway.heard("BootNotification").size());
        assertEquals(3, gateway.heard().size());
        gateway.answering(gateway::accepting);
        timeline.pass(5_000);
        assertEquals(4, gateway.heard("BootNotification").size());
        assertFalse(gateway.heard("StatusNotification").isEmpty());
        assertTrue(station.snapshot().booted());
    }

    @Test
    void shouldQueueAWholeSessionWhileOfflineAndUseTheIdOnceKnown() {
        Station station = station(OcppVersion.V16, 1);
        timeline.pass(1_000);
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(DAY);
        SessionRecord offline = onlySession(station);
        assertFalse(offline.startAcknowledged());
        assertTrue(offline.stopReason() != null);
        assertTrue(gateway.heard("StartTransaction").isEmpty());

        gateway.reachable(true);
        timeline.pass(5 * MINUTE);
        SessionRecord delivered = onlySession(station);
        assertTrue(delivered.complete());
        List<FakeGateway.Heard> told = gateway.heard().stream()
                .filter(call ->
                        call.action().contains("Transaction") || call.action().equals("MeterValues"))
                .toList();
        assertEquals("StartTransaction", told.getFirst().action());
        assertEquals("StopTransaction", told.getLast().action());
        told.stream().skip(1).forEach(call -> assertEquals("701", call.text("transactionId")));
        List<Long> times = delivered.messages().stream()
                .map(message -> message.reading().atMs())
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(1, gateway.heard("BootNotification").size());
    }

    @Test
    void shouldMarkWhatWaitedOfflineIn201() {
        Station station = station(OcppVersion.V201, 1);
        timeline.pass(1_000);
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(DAY);
        gateway.reachable(true);
        timeline.pass(5 * MINUTE);
        assertTrue(onlySession(station).complete());
        gateway.heard("TransactionEvent").forEach(event -> assertEquals("true", event.text("offline")));
    }

    @Test
    void shouldRepeatWhatWasNotAnsweredFirstAndWithTheSameContent() {
        Station station = station(OcppVersion.V201, 1);
        gateway.answering(call -> call.action().equals("TransactionEvent") ? null : gateway.accepting(call));
        while (gateway.heard("TransactionEvent").isEmpty()) {
            timeline.pass(1_000);
        }
        gateway.cut();
        gateway.answering(gateway::accepting);
        timeline.pass(DAY);
        List<FakeGateway.Heard> events = gateway.heard("TransactionEvent");
        assertEquals(events.get(0), events.get(1));
        assertEquals("1", events.get(2).text("seqNo"));
        assertTrue(onlySession(station).complete());
        assertEquals(2, onlySession(station).messages().getFirst().sends());
    }

    @Test
    void shouldWaitLongerBeforeEachRepetitionAndGiveUpAfterTheLast() {
        Station station = station(OcppVersion.V16, 1);
        List<Long> sentAt = new ArrayList<>();
        gateway.answering(call -> {
            if (!call.action().equals("StartTransaction")) {
                return gateway.accepting(call);
            }
            sentAt.add(timeline.nowMs());
            return Frame.CallError.of(call.id(), "InternalError", "");
        });
        timeline.pass(DAY);
        assertEquals(5, sentAt.size());
        for (int i = 1; i < sentAt.size(); i++) {
            assertEquals(10_000L * i, sentAt.get(i) - sentAt.get(i - 1));
        }
        assertEquals(1, counters.snapshot().discarded());
        assertEquals("-1", gateway.heard("StopTransaction").getFirst().text("transactionId"));
        assertFalse(onlySession(station).complete());
    }

    @Test
    void shouldHaveOneCallOutstanding() {
        station(OcppVersion.V16, 1);
        List<FakeGateway.Heard> open = new ArrayList<>();
        gateway.answering(call -> {
            open.add(call);
            return null;
        });
        timeline.pass(29_000);
        assertEquals(1, open.size());
        timeline.pass(2_000);
        assertEquals(1, counters.snapshot().timeouts());
    }

    @Test
    void shouldDialAgainLaterAndLater() {
        station(OcppVersion.V16, 1);
        timeline.pass(1_000);
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(2 * MINUTE);
        int dials = gateway.dials();
        assertTrue(dials > 5 && dials < 20, () -> dials + " dials in two minutes");
        gateway.reachable(true);
        timeline.pass(MINUTE);
        assertEquals(1, counters.snapshot().connected());
        assertEquals(1, counters.snapshot().reconnects());
    }

    @Test
    void shouldTellAllStatesAfterALongTimeOffline() {
        station(OcppVersion.V201, 1);
        timeline.pass(1_000);
        int told = gateway.heard("StatusNotification").size();
        gateway.cut();
        timeline.pass(MINUTE / 6);
        assertEquals(told, gateway.heard("StatusNotification").size());
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(61 * MINUTE);
        gateway.reachable(true);
        timeline.pass(MINUTE);
        assertTrue(gateway.heard("StatusNotification").size() > told);
    }

    @Test
    void shouldDialAgainByTheVariablesOfTheStandardWhereTheyWereSet() {
        Station station = station(OcppVersion.V201, 1);
        timeline.pass(1_000);
        station.settings().put("OCPPCommCtrlr.RetryBackOffWaitMinimum", "10");
        station.settings().put("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        station.settings().put("OCPPCommCtrlr.RetryBackOffRepeatTimes", "2");
        gateway.reachable(false);
        int before = gateway.dials();
        gateway.cut();
        timeline.pass(9_999);
        assertEquals(before, gateway.dials());
        timeline.pass(10_000 + 20_000 + 40_000 + 40_000 - 9_999);
        assertEquals(before + 4, gateway.dials());
    }

    @Test
    void shouldGiveRepeatedRunsTheSameCourse() {
        Station first = station(OcppVersion.V201, 3);
        timeline.pass(DAY);
        ManualTimeline again = new ManualTimeline();
        FakeGateway other = new FakeGateway();
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused"))
                .withConnectors(1)
                .withSessionsPerStation(3)
                .withHabits(DriverHabits.NORMAL.atSpeed(1));
        Station second = new Station(
                new Station.Spec("CS-1", OcppVersion.V201, plan.station(), 42, again.nowMs(), List.of("TAG-1")),
                again,
                other,
                new Counters(),
                () -> {});
        second.start();
        again.pass(DAY);
        assertEquals(first.snapshot().sessions(), second.snapshot().sessions());
        assertNotEquals(0, first.snapshot().sessions().size());
        assertEquals(gateway.heard(), other.heard());
    }

    @Test
    void shouldNeverUseAMessageIdTwiceForDifferentCalls() {
        station(OcppVersion.V16, 5);
        timeline.pass(DAY);
        assertEquals(
                gateway.heard().size(),
                new HashSet<>(gateway.heard().stream()
                                .map(FakeGateway.Heard::id)
                                .toList())
                        .size());
    }

    @Test
    void shouldStopWhenTheTokenIsRefusedAtTheStart() {
        Station station = station(OcppVersion.V16, 1);
        gateway.answering(call -> call.action().equals("StartTransaction")
                ? FakeGateway.result(call, "{\"transactionId\":9,\"idTagInfo\":{\"status\":\"Blocked\"}}")
                : gateway.accepting(call));
        timeline.pass(DAY);
        assertEquals(StopReason.DEAUTHORIZED, onlySession(station).stopReason());
        assertEquals("DeAuthorized", gateway.heard("StopTransaction").getFirst().text("reason"));
        assertEquals("9", gateway.heard("StopTransaction").getFirst().text("transactionId"));
    }
}
