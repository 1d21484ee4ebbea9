package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Outlet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controls of the grid (OCPP 2.1, block R) that bend what flows, while a profile has vehicles give back or charge. */
final class GridLimitsTest {
    private static final int SETPOINT_W = -20_000;
    /** What the vehicle of the bench can give back at an outlet of 50 kW. */
    private static final int RATED_W = 50_000;

    private final Workbench bench = new Workbench(OcppVersion.V21, new Outlet(0, 50_000));

    @AfterEach
    void shouldHaveSaidNothingThatTheSchemasForbid() {
        bench.checkSaid();
    }

    private void flowing(int setpointW) {
        String profile = "{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':"
                + "'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'W','startSchedule':'"
                + Json.time(bench.timeline.nowMs()) + "','chargingSchedulePeriod':[{'startPeriod':0,"
                + "'operationMode':'CentralSetpoint','setpoint':" + setpointW + "}]}]}";
        assertEquals(
                "Accepted",
                Json.text(
                        bench.asked("SetChargingProfile", "{'evseId':0,'chargingProfile':" + profile + "}"), "status"));
        bench.charge(1, "A");
        assertEquals(setpointW, bench.powerW(1));
    }

    private void ordered(String id, String type, String content) {
        boolean scheduled = content.contains("startTime");
        String field = type.startsWith("Fixed") || type.equals("FreqDroop") || type.equals("LimitMaxDischarge")
                ? Character.toLowerCase(type.charAt(0)) + type.substring(1)
                : type.equals("EnterService") ? "enterService" : "curve";
        String order = "{'isDefault':" + !scheduled + ",'controlId':'" + id + "','controlType':'" + type + "','" + field
                + "':{" + content + "}}";
        assertEquals("Accepted", Json.text(bench.asked("SetDERControl", order), "status"));
    }

    private String limit(int priority, int percent, int startsInS, int seconds) {
        return "'priority':" + priority + ",'pctMaxDischargePower':" + percent + ",'duration':" + seconds
                + ",'startTime':'" + Json.time(bench.timeline.nowMs() + 1000L * startsInS) + "'";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LimitMaxDischarge | 'priority':0,'pctMaxDischargePower':12.5 | 12.5",
                "LimitMaxDischarge | 'priority':0 | 40",
                "EnterService | 'priority':0,'highVoltage':110,'lowVoltage':90,'highFreq':50.5,'lowFreq':49.5 | 40",
                "EnterService | 'priority':0,'highVoltage':253,'lowVoltage':207,'highFreq':50.5,'lowFreq':49.5 | 40",
                "EnterService | 'priority':0,'highVoltage':110,'lowVoltage':90,'highFreq':49.9,'lowFreq':49.5 | 0",
                "FixedPFInject | 'priority':0,'displacement':0.3,'excitation':true | 30",
                "FixedPFAbsorb | 'priority':0,'displacement':0.3,'excitation':true | 40",
                "FixedVar | 'priority':0,'setpoint':30,'unit':'PctMaxVar' | 40",
                "FreqDroop | 'priority':0,'overFreq':48,'underFreq':47,'overDroop':0.05,'underDroop':0.05,"
                        + "'responseTime':5 | 20",
                "FreqDroop | 'priority':0,'overFreq':50.2,'underFreq':49.8,'overDroop':0.05,'underDroop':0.05,"
                        + "'responseTime':5 | 40",
                "FreqWatt | 'priority':0,'yUnit':'PctMaxW','curveData':[{'x':49,'y':30},{'x':51,'y':10}] | 20",
                "VoltWatt | 'priority':0,'yUnit':'PctMaxW','curveData':[{'x':106,'y':25},{'x':110,'y':0}] | 25"
            })
    void shouldGiveBackAsMuchAsTheDefaultAllows(String type, String content, BigDecimal percent) {
        flowing(SETPOINT_W);
        ordered("usual", type, content);
        long allowedW = percent.movePointRight(3).longValue() * (RATED_W / 1000) / 100;
        assertEquals(-Math.min(-SETPOINT_W, allowedW), bench.powerW(1));
        assertEquals(allowedW == 0 ? PlugState.SUSPENDED_EVSE : PlugState.CHARGING, bench.state(1));
        assertEquals(
                "Accepted",
                Json.text(bench.asked("ClearDERControl", "{'isDefault':true,'controlId':'usual'}"), "status"));
        assertEquals(SETPOINT_W, bench.powerW(1));
    }

    @Test
    void shouldChargeWithTheActivePowerThatAPowerFactorLeaves() {
        flowing(40_000);
        ordered("usual", "LimitMaxDischarge", "'priority':0,'pctMaxDischargePower':0");
        assertEquals(40_000, bench.powerW(1), "charging is no discharging");
        ordered("factor", "FixedPFAbsorb", "'priority':0,'displacement':0.6,'excitation':true");
        assertEquals(30_000, bench.powerW(1));
    }

    @Test
    void shouldGoByTheStrongestWhileItHolds() {
        flowing(SETPOINT_W);
        ordered("usual", "LimitMaxDischarge", "'priority':5,'pctMaxDischargePower':30");
        ordered("noon", "LimitMaxDischarge", limit(3, 10, 100, 600));
        ordered("more", "LimitMaxDischarge", limit(1, 20, 200, 300));
        assertEquals(-15_000, bench.powerW(1), "the default");
        bench.timeline.pass(101_000);
        assertEquals(-5_000, bench.powerW(1), "the scheduled one, until a stronger one begins");
        bench.timeline.pass(100_000);
        assertEquals(-10_000, bench.powerW(1), "the stronger one");
        bench.timeline.pass(300_000);
        assertEquals(-15_000, bench.powerW(1), "what was superseded stays so");
        assertEquals(List.of("noon", "more", "more"), bench.said("NotifyDERStartStop", "controlId"));
    }

    @Test
    void shouldEnterServiceAfterTheDelay() {
        flowing(SETPOINT_W);
        ordered(
                "usual",
                "EnterService",
                "'priority':0,'highVoltage':110,'lowVoltage':90,'highFreq':50.5,'lowFreq':49.5,'delay':60");
        assertEquals(0, bench.powerW(1));
        bench.timeline.pass(75_000);
        assertEquals(SETPOINT_W, bench.powerW(1));
    }
}
