package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What only OCPP 2.1 has: event streams, support of the grid, battery swaps, and charging first. */
final class Blocks21Test {
    private final Workbench bench = Workbench.of(OcppVersion.V21);

    @AfterEach
    void shouldHaveSaidNothingThatTheSchemasForbid() {
        bench.checkSaid();
    }

    private String status(String action, String payload) {
        return Json.text(bench.asked(action, payload), "status");
    }

    private void answering(String action, String answer) {
        bench.gateway.answering(call -> call.action().equals(action)
                ? FakeGateway.result(call, answer.replace('\'', '"'))
                : bench.gateway.accepting(call));
    }

    private int monitored() {
        return bench.asked(
                        "SetVariableMonitoring",
                        "{'setMonitoringData':[{'value':10,'type':'Periodic','severity':5,'component':{'name':'EVSE',"
                                + "'evse':{'id':1}},'variable':{'name':'Power'},"
                                + "'periodicEventStream':{'interval':600,'values':3}}]}")
                .path("setMonitoringResult")
                .path(0)
                .path("id")
                .asInt();
    }

    private List<Frame.Send> streamed() {
        return bench.gateway.answers().stream()
                .filter(Frame.Send.class::isInstance)
                .map(Frame.Send.class::cast)
                .toList();
    }

    @Test
    void shouldStreamWhatAPeriodicMonitorSees() {
        answering("OpenPeriodicEventStream", "{'status':'Accepted'}");
        int monitor = monitored();
        bench.timeline.pass(61_000);
        assertEquals(2, streamed().size());
        JsonNode told = FakeGateway.JSON.readTree(streamed().getFirst().payload());
        assertEquals(3, told.path("data").size());
        if (PayloadTest.hasSchemas()) {
            assertEquals(
                    List.of(),
                    PayloadTest.faults(OcppVersion.V21, "NotifyPeriodicEventStreamRequest", told.toString()));
        }
        assertEquals(0, bench.heard("NotifyEvent"));
        assertEquals(
                "Accepted",
                status("AdjustPeriodicEventStream", "{'id':" + monitor + ",'params':{'interval':1,'values':100}}"));
        assertEquals("Rejected", status("AdjustPeriodicEventStream", "{'id':99,'params':{}}"));
        assertEquals(
                1,
                bench.asked("GetPeriodicEventStream", "{}")
                        .path("constantStreamData")
                        .size());
        bench.timeline.pass(60_000);
        assertTrue(streamed().size() >= 4, "each interval sends what there is");
        bench.asked("ClearVariableMonitoring", "{'id':[" + monitor + "]}");
        bench.timeline.pass(60_000);
        assertEquals(
                Integer.toString(monitor),
                bench.last("ClosePeriodicEventStream").text("id"));
    }

    @Test
    void shouldTellEventsWhereTheGatewayWantsNoStream() {
        answering("OpenPeriodicEventStream", "{'status':'Rejected'}");
        int _ = monitored();
        bench.timeline.pass(61_000);
        assertTrue(bench.heard("NotifyEvent") > 3);
        assertEquals(List.of(), streamed());
    }

    private String limit(String id, boolean isDefault, int priority, int startsInS) {
        String when = isDefault
                ? ""
                : ",'duration':600,'startTime':'" + Json.time(bench.timeline.nowMs() + 1000L * startsInS) + "'";
        return "{'isDefault':" + isDefault + ",'controlId':'" + id
                + "','controlType':'FixedVar','fixedVar':{'priority':" + priority + ",'setpoint':30,'unit':'PctMaxVar'"
                + when + "}}";
    }

    @Test
    void shouldKeepControlsOfTheGridAndTellWhenTheyHold() {
        assertEquals("NotFound", status("GetDERControl", "{'requestId':1}"));
        assertEquals("Accepted", status("SetDERControl", limit("usual", true, 3, 0)));
        assertEquals("Accepted", status("SetDERControl", limit("noon", false, 3, 100)));
        JsonNode stronger = bench.asked("SetDERControl", limit("more", false, 1, 200));
        assertEquals("noon", stronger.path("supersededIds").path(0).asString());
        assertEquals("Accepted", status("SetDERControl", limit("less", false, 9, 300)));
        assertEquals(
                "Rejected",
                status("SetDERControl", "{'isDefault':true,'controlId':'x','controlType':'VoltVar'}"),
                "a curve is missing");
        assertEquals("Accepted", status("GetDERControl", "{'requestId':2}"));
        JsonNode rows = bench.last("ReportDERControl").payload().path("fixedVar");
        assertEquals(4, rows.size());
        bench.timeline.pass(2_000_000);
        assertEquals(List.of("noon", "more", "more"), bench.said("NotifyDERStartStop", "controlId"));
        assertEquals(List.of("true", "true", "false"), bench.said("NotifyDERStartStop", "started"));
        assertEquals("Accepted", status("ClearDERControl", "{'isDefault':false,'controlId':'less'}"));
        assertEquals("NotFound", status("ClearDERControl", "{'isDefault':false,'controlId':'less'}"));
        bench.station.byHand().gridAlarm("LVMustTrip", "UnderVoltage", false);
        bench.station.byHand().gridAlarm("LVMustTrip", "UnderVoltage", true);
        bench.timeline.pass(0);
        assertEquals(List.of("", "true"), bench.said("NotifyDERAlarm", "alarmEnded"));
    }

    @Test
    void shouldSwapBatteriesByCardAndByOrder() {
        assertTrue(bench.station.byHand().swapBattery("A", true));
        assertFalse(bench.station.byHand().swapBattery("B", true), "one at a time");
        bench.timeline.pass(60_000);
        assertEquals(List.of("BatteryIn", "BatteryOut"), bench.said("BatterySwap", "eventType"));
        assertTrue(bench.station.byHand().swapBattery("A", false));
        bench.timeline.pass(120_000);
        assertEquals("BatteryOutTimeout", bench.last("BatterySwap").text("eventType"));
        String order = "{'idToken':{'idToken':'B','type':'Central'},'requestId':77}";
        assertEquals("Accepted", status("RequestBatterySwap", order));
        assertEquals("Rejected", status("RequestBatterySwap", order));
        bench.timeline.pass(60_000);
        assertEquals("77", bench.last("BatterySwap").text("requestId"));
        assertEquals("Central", bench.last("BatterySwap").text("idToken.type"));
        bench.judging("Blocked", "");
        assertTrue(bench.station.byHand().swapBattery("C", true));
        bench.timeline.pass(60_000);
        assertEquals(6, bench.heard("BatterySwap"), "whom the gateway blocks gets none");
    }

    @Test
    void shouldTellThatADriverGoesFirst() {
        bench.charge(1, "A");
        assertFalse(bench.station.byHand().prioritize(1, true), "no profile stands for it");
        String profile = "{'id':1,'stackLevel':0,'chargingProfilePurpose':'%s','chargingProfileKind':'Absolute',"
                + "'chargingSchedule':[{'id':1,'chargingRateUnit':'A','startSchedule':'"
                + Json.time(bench.timeline.nowMs()) + "','chargingSchedulePeriod':[{'startPeriod':0,'limit':%d}]}]}";
        bench.asked(
                "SetChargingProfile",
                "{'evseId':0,'chargingProfile':" + String.format(Locale.ROOT, profile, "TxDefaultProfile", 6) + "}");
        bench.asked(
                "SetChargingProfile",
                "{'evseId':0,'chargingProfile':"
                        + String.format(Locale.ROOT, profile, "PriorityCharging", 16)
                                .replace("'id':1,'stack", "'id':2,'stack")
                        + "}");
        assertEquals(6 * 230 * 3, bench.powerW(1));
        assertTrue(bench.station.byHand().prioritize(1, true));
        bench.timeline.pass(0);
        assertEquals(16 * 230 * 3, bench.powerW(1));
        assertTrue(bench.station.byHand().prioritize(1, false));
        bench.timeline.pass(0);
        assertEquals(List.of("true", "false"), bench.said("NotifyPriorityCharging", "activated"));
        assertEquals(6 * 230 * 3, bench.powerW(1));
    }
}
