package io.voltgate.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.CannedServer;
import io.voltgate.simulator.station.ByHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plain API over real sockets, as somebody's test would use it. */
@Timeout(30)
final class SimulatedStationTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private CannedServer server;

    @BeforeEach
    void listen() throws InterruptedException {
        server = CannedServer.listening();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url() {
        return server.url().toString();
    }

    @Test
    void shouldChargeByHand() {
        try (SimulatedStation station =
                SimulatedStation.v201().identity("CS-1").seed(7).speed(600).connect(url())) {
            station.plug(1).swipe(1, "TAG-1");
            SeenFrame started = station.await(
                    frame -> frame.isCall("TransactionEvent")
                            && frame.text("eventType").equals("Started"),
                    SOON);
            station.await(frame -> frame.text("transactionInfo.chargingState").equals("Charging"), SOON);
            station.await(
                    frame -> frame.text("meterValue.0.sampledValue.1.measurand").equals("Power.Active.Import"), SOON);
            station.unplug(1);
            SeenFrame ended = station.await(frame -> frame.text("eventType").equals("Ended"), SOON);
            assertEquals(started.text("transactionInfo.transactionId"), ended.text("transactionInfo.transactionId"));
            station.await(frame -> frame.isResultOf("TransactionEvent"), SOON);
            assertEquals(1, station.record().sessions().size());
            assertThrows(IllegalStateException.class, () -> station.unplug(1));
            assertThrows(IllegalArgumentException.class, () -> station.plug(9));
        }
    }

    @Test
    void shouldChargeByItsContract() {
        try (SimulatedStation station =
                SimulatedStation.v201().identity("CS-1").seed(7).speed(600).connect(url())) {
            station.plugAndCharge(1, "DEABC0000000011", true);
            SeenFrame asked = station.await(frame -> frame.isCall("Authorize"), SOON);
            assertEquals("eMAID", asked.text("idToken.type"));
            station.await(frame -> frame.isCall("NotifyEVChargingNeeds"), SOON);
            station.await(frame -> frame.text("transactionInfo.chargingState").equals("Charging"), SOON);
            station.byHand(hand -> assertTrue(hand.renegotiate(1)));
        }
    }

    @Test
    void shouldAnswerTheServer() {
        try (SimulatedStation station = SimulatedStation.v16().connect(url())) {
            server.call("s-1", "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
            SeenFrame asked = station.await(frame -> frame.isFromServer() && frame.isCall("TriggerMessage"), SOON);
            assertEquals("s-1", asked.id());
            assertEquals(
                    "Accepted",
                    station.await(frame -> frame.isResultOf("TriggerMessage"), SOON)
                            .text("status"));
            station.await(frame -> frame.isCall("Heartbeat"), SOON);
        }
    }

    @Test
    void shouldComeBackWithWhatWaited() {
        try (SimulatedStation station = SimulatedStation.v201().speed(600).connect(url())) {
            station.cut().plug(1);
            assertTrue(station.frames().stream().noneMatch(frame -> frame.isCall("TransactionEvent")));
            station.reconnect();
            assertEquals(
                    "true",
                    station.await(frame -> frame.isCall("TransactionEvent"), SOON)
                            .text("offline"));
        }
    }

    @Test
    void shouldSayCallsOfAnyContent() {
        try (SimulatedStation station = SimulatedStation.v16().connect(url())) {
            assertEquals(0, station.ask("DataTransfer", "{\"vendorId\":\"x\"}").size());
            assertInstanceOf(ByHand.Outcome.Answered.class, station.call("Heartbeat", "{}"));
            assertFalse(server.heard().stream().noneMatch(call -> call.action().equals("DataTransfer")));
            station.send("[2,\"raw\",\"Heartbeat\",{}]");
            assertEquals(
                    "Heartbeat",
                    station.await(frame -> frame.type() == 3 && frame.id().equals("raw"), SOON)
                            .action());
        }
    }

    @Test
    void shouldShowTheLastFramesWhereSomethingDoesNotCome() {
        AtomicInteger tapped = new AtomicInteger();
        try (SimulatedStation station = SimulatedStation.v16()
                .tap((direction, text) -> tapped.incrementAndGet())
                .connect(url())) {
            AssertionError failure = assertThrows(
                    AssertionError.class,
                    () -> station.await("a reset", frame -> frame.isCall("Reset"), Duration.ofMillis(50)));
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.startsWith("a reset did not come within PT0.05S"), message);
            assertTrue(message.contains("-> [2,\""), message);
            assertTrue(message.contains("\"BootNotification\""), message);
            assertTrue(tapped.get() >= 2);
        }
    }

    @Test
    void shouldFailWhereNobodyListens() {
        server.close();
        StationBuilder builder = SimulatedStation.v16();
        try (SimulatedStation station = builder.dial("ws://127.0.0.1:1/ocpp")) {
            assertThrows(AssertionError.class, () -> station.awaitBooted(Duration.ofMillis(100)));
            assertEquals(List.of(), station.frames());
        }
    }

    @Test
    void shouldDriveSeveralStations() {
        List<SimulatedStation> stations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stations.add(
                    SimulatedStation.v21().identity("CS-" + i).connectors(2).connect(url()));
        }
        stations.forEach(station -> station.plug(2));
        stations.forEach(station -> station.await(frame -> frame.text("evse.id").equals("2"), SOON));
        stations.forEach(SimulatedStation::close);
    }
}
