package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connectors kept for somebody: told so, used by who may, and freed in time. */
final class ReservationsTest {
    private static String reserve(Workbench bench, int id, int connector, String token) {
        String until = Json.time(bench.timeline.nowMs() + 600_000);
        return bench.status(
                "ReserveNow",
                bench.is16()
                        ? "{'reservationId':" + id + ",'connectorId':" + connector + ",'idTag':'" + token
                                + "','parentIdTag':'FAMILY','expiryDate':'" + until + "'}"
                        : "{'id':" + id + (connector == 0 ? "" : ",'evseId':" + connector) + ",'idToken':{'idToken':'"
                                + token + "','type':'ISO14443'},'groupIdToken':{'idToken':'FAMILY','type':'Central'},"
                                + "'expiryDateTime':'" + until + "'}");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldKeepAConnectorForItsToken(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        assertEquals("Accepted", reserve(bench, 5, 1, "A"));
        assertEquals(PlugState.RESERVED, bench.state(1));
        assertEquals("Reserved", bench.last("StatusNotification").text(bench.is16() ? "status" : "connectorStatus"));
        bench.swipe(1, "B");
        bench.timeline.pass(10_000);
        assertEquals(PlugState.RESERVED, bench.state(1));
        bench.swipe(1, "A");
        bench.plugIn(1);
        List<FakeGateway.Heard> told = bench.gateway.heard(bench.is16() ? "StartTransaction" : "TransactionEvent");
        assertEquals("5", told.getFirst().text("reservationId"));
        assertEquals("Rejected", bench.status("CancelReservation", "{'reservationId':5}"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldLetTheGroupUseIt(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        reserve(bench, 5, 1, "A");
        bench.judging("Accepted", "FAMILY");
        bench.charge(1, "B");
        assertEquals(PlugState.CHARGING, bench.state(1));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldSayWhyAConnectorCannotBeKept(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        assertEquals("Accepted", reserve(bench, 1, 1, "A"));
        assertEquals("Occupied", reserve(bench, 2, 1, "B"));
        assertEquals("Accepted", reserve(bench, 1, 1, "B"));
        assertEquals("Accepted", bench.status("CancelReservation", "{'reservationId':1}"));
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        bench.charge(1, "A");
        assertEquals("Occupied", reserve(bench, 3, 1, "B"));
        bench.station.byHand().fault(2, "GroundFailure");
        bench.timeline.pass(0);
        assertEquals("Faulted", reserve(bench, 4, 2, "B"));
        bench.station.byHand().clear(2);
        bench.status(
                "ChangeAvailability",
                bench.is16()
                        ? "{'connectorId':2,'type':'Inoperative'}"
                        : "{'operationalStatus':'Inoperative','evse':{'id':2}}");
        assertEquals("Unavailable", reserve(bench, 5, 2, "B"));
        assertEquals("Rejected", reserve(bench, 5, 9, "B"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldFreeTheConnectorWhenTheTimeIsUp(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        reserve(bench, 5, 1, "A");
        bench.timeline.pass(601_000);
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        if (!bench.is16()) {
            assertEquals("Expired", bench.last("ReservationStatusUpdate").text("reservationUpdateStatus"));
        }
    }

    @Test
    void shouldTellThatABrokenConnectorIsKeptNoLonger() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        reserve(bench, 5, 1, "A");
        bench.station.byHand().fault(1, "GroundFailure");
        bench.timeline.pass(0);
        assertEquals("Removed", bench.last("ReservationStatusUpdate").text("reservationUpdateStatus"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldKeepAnyOneForAReservationWithoutAConnector(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        assertEquals("Accepted", reserve(bench, 1, 0, "A"));
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        bench.charge(2, "B");
        assertEquals(PlugState.CHARGING, bench.state(2));
        assertEquals(PlugState.RESERVED, bench.state(1));
        assertEquals("Occupied", reserve(bench, 2, 0, "C"));
        bench.charge(1, "C");
        assertEquals(PlugState.PREPARING, bench.state(1));
        bench.swipe(1, "A");
        bench.timeline.pass(10_000);
        assertEquals(PlugState.CHARGING, bench.state(1));
    }
}
