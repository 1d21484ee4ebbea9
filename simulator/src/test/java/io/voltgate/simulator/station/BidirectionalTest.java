package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Outlet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Vehicles that give energy back to the grid by the setpoints of their profile (OCPP 2.1, block Q). */
final class BidirectionalTest {
    private final Workbench bench = new Workbench(OcppVersion.V21, new Outlet(0, 50_000));

    private String profiled(String periods) {
        String profile = "{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':"
                + "'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'W','startSchedule':'"
                + Json.time(bench.timeline.nowMs()) + "','chargingSchedulePeriod':[" + periods + "]}]}";
        return Json.text(bench.asked("SetChargingProfile", "{'evseId':0,'chargingProfile':" + profile + "}"), "status");
    }

    private long register(String measurand) {
        long found = -1;
        JsonNode values =
                bench.last("TransactionEvent").payload().path("meterValue").path(0);
        for (JsonNode value : values.path("sampledValue")) {
            found = Json.text(value, "measurand").equals(measurand)
                    ? value.path("value").asLong()
                    : found;
        }
        return found;
    }

    @Test
    void shouldCountWhatIsGivenBackAndSayHowItIsOperated() {
        String measurands = "Energy.Active.Export.Register,Energy.Active.Import.Register,Power.Active.Export,SoC";
        bench.set("", "SampledDataCtrlr", "TxEndedMeasurands", measurands);
        assertEquals(
                "Accepted",
                profiled("{'startPeriod':0,'operationMode':'CentralSetpoint','setpoint':-10000},"
                        + "{'startPeriod':3600,'operationMode':'CentralSetpoint','setpoint':4000},"
                        + "{'startPeriod':7200,'operationMode':'Idle'},"
                        + "{'startPeriod':7800,'operationMode':'ChargingOnly','limit':7000}"));
        bench.charge(1, "A");
        assertEquals(-10_000, bench.powerW(1));
        assertEquals(PlugState.CHARGING, bench.state(1));
        bench.timeline.pass(3_600_000);
        assertEquals(4_000, bench.powerW(1));
        bench.timeline.pass(3_600_000);
        assertEquals(0, bench.powerW(1));
        assertEquals(PlugState.SUSPENDED_EVSE, bench.state(1));
        bench.timeline.pass(600_000);
        assertEquals(7_000, bench.powerW(1));
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        assertTrue(Math.abs(10_000 - register("Energy.Active.Export.Register")) < 60, "an hour of 10 kW");
        List<String> modes = bench.gateway.heard("TransactionEvent").stream()
                .filter(each -> each.text("triggerReason").equals("OperationModeChanged"))
                .map(each -> each.text("transactionInfo.operationMode"))
                .toList();
        assertEquals(List.of("CentralSetpoint", "Idle", "ChargingOnly"), modes);
        bench.checkSaid();
    }

    @Test
    void shouldKeepTheDriversReserve() {
        assertEquals("Accepted", profiled("{'startPeriod':0,'operationMode':'CentralSetpoint','setpoint':-50000}"));
        bench.charge(1, "A");
        assertTrue(bench.powerW(1) < -40_000, () -> bench.powerW(1) + " W");
        bench.timeline.pass(3_600_000);
        assertEquals(0, bench.powerW(1));
        assertEquals(PlugState.SUSPENDED_EVSE, bench.state(1));
    }

    @Test
    void shouldRefuseAPeriodThatSaysNothing() {
        assertEquals("Rejected", profiled("{'startPeriod':0}"));
    }
}
