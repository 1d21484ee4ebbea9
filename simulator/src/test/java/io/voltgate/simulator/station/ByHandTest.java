package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stations at which someone stands and does what they like. */
final class ByHandTest {
    private final ManualTimeline timeline = new ManualTimeline();
    private final FakeGateway gateway = new FakeGateway();

    private ByHand station(OcppVersion version) {
        StationPlan plan = new StationPlan(1, 0, true, 60, DriverHabits.BY_HAND, Patience.STANDARD);
        Station station = new Station(
                new Station.Spec("CS-1", version, plan, 7, 0, List.of("UNUSED")),
                timeline,
                gateway,
                new Counters(),
                () -> {});
        gateway.answering(gateway::accepting);
        station.start();
        timeline.pass(1_000);
        return station.byHand();
    }

    private List<String> states() {
        return gateway.heard("StatusNotification").stream()
                .filter(call -> call.text("connectorId").equals("1"))
                .map(call -> call.text("status") + call.text("connectorStatus"))
                .toList();
    }

    @Test
    void shouldChargeFromPlugToUnplugIn16() {
        ByHand hand = station(OcppVersion.V16);
        assertTrue(hand.plug(1));
        assertFalse(hand.plug(1));
        timeline.pass(600_000);
        assertTrue(gateway.heard("Authorize").isEmpty());
        assertTrue(hand.swipe(1, "TAG"));
        timeline.pass(600_000);
        assertEquals("TAG", gateway.heard("StartTransaction").getFirst().text("idTag"));
        assertTrue(gateway.heard("MeterValues").size() >= 9);
        hand.swipe(1, "OTHER");
        timeline.pass(1_000);
        assertTrue(gateway.heard("StopTransaction").isEmpty());
        assertTrue(hand.swipe(1, "TAG"));
        timeline.pass(600_000);
        assertEquals("Local", gateway.heard("StopTransaction").getFirst().text("reason"));
        assertEquals("Finishing", states().getLast());
        assertTrue(hand.unplug(1));
        assertFalse(hand.unplug(1));
        timeline.pass(1_000);
        assertEquals(List.of("Available", "Preparing", "Charging", "Finishing", "Available"), states());
    }

    @Test
    void shouldStopWhereTheCableIsPulledIn201() {
        ByHand hand = station(OcppVersion.V201);
        hand.swipe(1, "TAG");
        timeline.pass(30_000);
        hand.plug(1);
        timeline.pass(120_000);
        hand.unplug(1);
        timeline.pass(1_000);
        List<FakeGateway.Heard> events = gateway.heard("TransactionEvent");
        assertEquals("Authorized", events.getFirst().text("triggerReason"));
        assertEquals("EVDisconnected", events.getLast().text("transactionInfo.stoppedReason"));
        assertEquals("Available", states().getLast());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldBreakAndBeWholeAgain(OcppVersion version) {
        ByHand hand = station(version);
        hand.plug(1);
        hand.swipe(1, "TAG");
        timeline.pass(60_000);
        hand.fault(1, "GroundFailure");
        timeline.pass(1_000);
        assertEquals("Faulted", states().getLast());
        assertEquals(
                version == OcppVersion.V16 ? "GroundFailure" : "",
                gateway.heard("StatusNotification").getLast().text("errorCode"));
        assertFalse(hand.plug(1));
        hand.unplug(1);
        hand.clear(1);
        timeline.pass(1_000);
        assertEquals("Available", states().getLast());
        assertTrue(hand.plug(1));
        assertThrows(IllegalArgumentException.class, () -> hand.fault(9, "GroundFailure"));
    }

    @Test
    void shouldStayAwayUntilTheLineIsMended() {
        ByHand hand = station(OcppVersion.V201);
        hand.cut();
        timeline.pass(3_600_000);
        assertEquals(1, gateway.dials());
        hand.plug(1);
        hand.reconnect();
        timeline.pass(1_000);
        assertEquals(2, gateway.dials());
        assertEquals("true", gateway.heard("TransactionEvent").getFirst().text("offline"));
        hand.reconnect();
        timeline.pass(60_000);
        assertEquals(2, gateway.dials());
    }

    @Test
    void shouldStampWithTheWrongTimeUntilItBootsAgain() {
        ByHand hand = station(OcppVersion.V16);
        hand.jump(Duration.ofDays(-365));
        hand.plug(1);
        timeline.pass(1_000);
        assertTrue(
                gateway.heard("StatusNotification").getLast().text("timestamp").startsWith("2025-"));
        hand.reboot();
        timeline.pass(60_000);
        assertTrue(
                gateway.heard("StatusNotification").getLast().text("timestamp").startsWith("2026-"));
    }

    @Test
    void shouldSayWhatItIsToldTo() {
        ByHand hand = station(OcppVersion.V16);
        List<ByHand.Outcome> outcomes = new ArrayList<>();
        hand.say("DataTransfer", "{\"vendorId\":\"x\"}", outcomes::add);
        timeline.pass(1_000);
        assertTrue(outcomes.getFirst() instanceof ByHand.Outcome.Answered);
        hand.cut();
        hand.say("DataTransfer", "{\"vendorId\":\"x\"}", outcomes::add);
        timeline.pass(1_000);
        assertTrue(outcomes.getLast() instanceof ByHand.Outcome.Unanswered);
        assertThrows(IllegalArgumentException.class, () -> hand.say("DataTransfer", "[]", outcomes::add));
    }
}
