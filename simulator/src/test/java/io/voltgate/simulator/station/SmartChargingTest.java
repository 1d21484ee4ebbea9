package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Outlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Charging profiles bend what flows, by stack and purpose, and are told as they came. */
final class SmartChargingTest {
    /** The car's own three times 16 A. */
    private static final long FULL_W = 11_040;

    private static String profile(Workbench bench, int id, String more) {
        return "{'" + (bench.is16() ? "chargingProfileId" : "id") + "':" + id + "," + more + "}";
    }

    private static String schedule(Workbench bench, String more) {
        String schedule = "{" + (bench.is16() ? "" : "'id':1,") + more + "}";
        return "'chargingSchedule':" + (bench.is16() ? schedule : "[" + schedule + "]");
    }

    private static String amps(Workbench bench, String purpose, int level, String limit) {
        return "'stackLevel':" + level + ",'chargingProfilePurpose':'" + purpose + "','chargingProfileKind':'Absolute',"
                + schedule(
                        bench,
                        "'startSchedule':'" + Json.time(bench.timeline.nowMs()) + "','chargingRateUnit':'A',"
                                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':" + limit + "}]");
    }

    private static String set(Workbench bench, int connector, String profile) {
        return bench.status(
                "SetChargingProfile",
                bench.is16()
                        ? "{'connectorId':" + connector + ",'csChargingProfiles':" + profile + "}"
                        : "{'evseId':" + connector + ",'chargingProfile':" + profile + "}");
    }

    private static String max(Workbench bench) {
        return bench.is16() ? "ChargePointMaxProfile" : "ChargingStationMaxProfile";
    }

    private static String clear(Workbench bench, int id) {
        return bench.status(
                "ClearChargingProfile", bench.is16() ? "{'id':" + id + "}" : "{'chargingProfileId':" + id + "}");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldBendThePowerByTheHighestOfEachPurpose(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.charge(1, "A");
        assertEquals(FULL_W, bench.powerW(1));
        assertEquals("Accepted", set(bench, 1, profile(bench, 1, amps(bench, "TxDefaultProfile", 0, "10.0"))));
        assertEquals(10 * 690, bench.powerW(1));
        assertEquals("Accepted", set(bench, 1, profile(bench, 2, amps(bench, "TxDefaultProfile", 1, "12.0"))));
        assertEquals(12 * 690, bench.powerW(1));
        assertEquals("Accepted", set(bench, 1, profile(bench, 3, amps(bench, "TxProfile", 0, "14.5"))));
        assertEquals(145 * 69, bench.powerW(1));
        assertEquals("Accepted", set(bench, 0, profile(bench, 4, amps(bench, max(bench), 0, "8"))));
        assertEquals(8 * 690, bench.powerW(1));
        assertEquals("Accepted", clear(bench, 4));
        assertEquals("Unknown", clear(bench, 4));
        assertEquals(145 * 69, bench.powerW(1));
        bench.timeline.pass(61_000);
        String shown = bench.is16()
                ? bench.last("MeterValues").payload().toString()
                : bench.last("TransactionEvent").payload().toString();
        assertTrue(shown.contains("10005"), shown);
        bench.swipe(1, "A");
        assertEquals("Unknown", clear(bench, 3));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldPauseBelowWhatAVehicleNeeds(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.charge(1, "A");
        set(bench, 0, profile(bench, 1, amps(bench, "TxDefaultProfile", 0, "5.9")));
        assertEquals(PlugState.SUSPENDED_EVSE, bench.state(1));
        if (!bench.is16()) {
            assertEquals("SuspendedEVSE", bench.last("TransactionEvent").text("transactionInfo.chargingState"));
        }
        clear(bench, 1);
        assertEquals(PlugState.CHARGING, bench.state(1));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldShareTheStationsLimit(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.charge(1, "A");
        bench.charge(2, "B");
        set(bench, 0, profile(bench, 1, amps(bench, max(bench), 0, "20")));
        assertEquals(10 * 690, bench.powerW(1));
        assertEquals(10 * 690, bench.powerW(2));
    }

    @Test
    void shouldFollowAScheduleThatReturnsEachDay() {
        Workbench bench = new Workbench(OcppVersion.V16, new Outlet(0, 50_000));
        bench.charge(1, "A");
        long midnight = bench.timeline.nowMs() - Math.floorMod(bench.timeline.nowMs(), 86_400_000L);
        long second = (bench.timeline.nowMs() - midnight) / 1000;
        set(
                bench,
                1,
                profile(
                        bench,
                        1,
                        "'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Recurring',"
                                + "'recurrencyKind':'Daily',"
                                + schedule(
                                        bench,
                                        "'startSchedule':'" + Json.time(midnight - 3 * 86_400_000L)
                                                + "','chargingRateUnit':'W','chargingSchedulePeriod':["
                                                + "{'startPeriod':0,'limit':30000},{'startPeriod':" + (second + 60)
                                                + ",'limit':20000}]")));
        assertEquals(30_000, bench.powerW(1));
        bench.timeline.pass(71_000);
        assertEquals(20_000, bench.powerW(1));
        JsonNode composite = FakeGateway.JSON.readTree(
                bench.order("GetCompositeSchedule", "{'connectorId':1,'duration':86400,'chargingRateUnit':'W'}"));
        JsonNode periods = composite.path("chargingSchedule").path("chargingSchedulePeriod");
        assertEquals(3, periods.size(), composite::toString);
        assertEquals("20000", Json.text(periods.path(0), "limit"));
        assertEquals("30000", Json.text(periods.path(1), "limit"));
        assertEquals("20000", Json.text(periods.path(2), "limit"));
    }

    @Test
    void shouldSayTheScheduleInAmperesAndWatts() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        set(bench, 1, profile(bench, 1, amps(bench, "TxDefaultProfile", 0, "13.5")));
        String amps = bench.order("GetCompositeSchedule", "{'evseId':1,'duration':60,'chargingRateUnit':'A'}");
        assertTrue(amps.contains("\"limit\":13.5,\"numberPhases\":3"), amps);
        String watts = bench.order("GetCompositeSchedule", "{'evseId':1,'duration':60,'chargingRateUnit':'W'}");
        assertTrue(watts.contains("\"limit\":9315,"), watts);
        assertEquals("Rejected", bench.status("GetCompositeSchedule", "{'evseId':7,'duration':60}"));
    }

    @Test
    void shouldReportProfilesAsTheyCame() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        String first = profile(bench, 1, amps(bench, "TxDefaultProfile", 0, "13.5"));
        set(bench, 1, first);
        set(bench, 2, profile(bench, 2, amps(bench, "TxDefaultProfile", 0, "10")));
        assertEquals("Accepted", bench.status("GetChargingProfiles", "{'requestId':9,'chargingProfile':{}}"));
        bench.timeline.pass(0);
        assertEquals(2, bench.heard("ReportChargingProfiles"));
        FakeGateway.Heard part = bench.gateway.heard("ReportChargingProfiles").getFirst();
        assertEquals("true", part.text("tbc"));
        assertEquals(
                FakeGateway.JSON.readTree(first.replace('\'', '"')),
                part.payload().path("chargingProfile").path(0));
        assertEquals(
                "NoProfiles",
                bench.status("GetChargingProfiles", "{'requestId':9,'chargingProfile':{'stackLevel':4}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1 | 'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative'                              | TxNotFound
        1 | 'stackLevel':0,'chargingProfilePurpose':'ChargingStationMaxProfile','chargingProfileKind':'Absolute'              | InvalidProfile
        0 | 'stackLevel':0,'chargingProfilePurpose':'ChargingStationExternalConstraints','chargingProfileKind':'Absolute'     | InvalidProfile
        1 | 'stackLevel':99,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Absolute'                      | InvalidProfile
        1 | 'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Recurring'                      | InvalidProfile
        9 | 'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Absolute'                       | UnknownConnectorId
        """)
    void shouldRefuseProfilesThatCannotBe(int evse, String profile, String reason) {
        Workbench bench = Workbench.of(OcppVersion.V201);
        String whole = profile(
                bench,
                1,
                profile + ","
                        + schedule(
                                bench,
                                "'startSchedule':'2026-01-01T00:00:00Z','chargingRateUnit':'W',"
                                        + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':1}]"));
        assertEquals(
                "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"" + reason + "\"}}",
                bench.order("SetChargingProfile", "{'evseId':" + evse + ",'chargingProfile':" + whole + "}"));
    }

    @Test
    void shouldRefuseASecondProfileInTheSamePlaceIn201AndTakeItIn16() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        set(bench, 1, profile(bench, 1, amps(bench, "TxDefaultProfile", 0, "13")));
        assertEquals("Rejected", set(bench, 1, profile(bench, 2, amps(bench, "TxDefaultProfile", 0, "12"))));
        Workbench old = Workbench.of(OcppVersion.V16);
        set(old, 1, profile(old, 1, amps(old, "TxDefaultProfile", 0, "13")));
        assertEquals("Accepted", set(old, 1, profile(old, 2, amps(old, "TxDefaultProfile", 0, "12"))));
        assertEquals("Unknown", clear(old, 1));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldTakeTheProfileOfARemoteStart(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        String profile = profile(
                bench,
                1,
                "'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',"
                        + schedule(
                                bench,
                                "'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':7}]"));
        String payload = bench.is16()
                ? "{'idTag':'A','connectorId':1,'chargingProfile':" + profile + "}"
                : "{'idToken':{'idToken':'A','type':'Central'},'evseId':1,'remoteStartId':1,'chargingProfile':"
                        + profile + "}";
        assertEquals(
                "Accepted", bench.status(bench.is16() ? "RemoteStartTransaction" : "RequestStartTransaction", payload));
        bench.plugIn(1);
        bench.timeline.pass(10_000);
        assertEquals(7 * 690, bench.powerW(1));
    }

    @Test
    void shouldTellOfALimitFromOutside() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        bench.charge(1, "A");
        bench.station.byHand().limitFromOutside(5_000);
        bench.timeline.pass(0);
        assertEquals(5_000, bench.powerW(1));
        assertEquals("EMS", bench.last("NotifyChargingLimit").text("chargingLimit.chargingLimitSource"));
        bench.station.byHand().limitFromOutside(-1);
        bench.timeline.pass(0);
        assertEquals(FULL_W, bench.powerW(1));
        assertEquals(1, bench.heard("ClearedChargingLimit"));
    }

    @Test
    void shouldChangeADynamicLimitAndUseAPriorityIn21() {
        Workbench bench = Workbench.of(OcppVersion.V21);
        bench.charge(1, "A");
        String dynamic = "'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Dynamic',"
                + schedule(bench, "'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':7000}]");
        assertEquals("Accepted", set(bench, 1, profile(bench, 1, dynamic)));
        assertEquals(7_000, bench.powerW(1));
        assertEquals(
                "Accepted",
                bench.status("UpdateDynamicSchedule", "{'chargingProfileId':1,'scheduleUpdate':{'limit':6000}}"));
        assertEquals(6_000, bench.powerW(1));
        set(bench, 1, profile(bench, 2, amps(bench, "PriorityCharging", 0, "15")));
        String id = bench.last("TransactionEvent").text("transactionInfo.transactionId");
        assertEquals("Accepted", bench.status("UsePriorityCharging", "{'transactionId':'" + id + "','activate':true}"));
        assertEquals(15 * 690, bench.powerW(1));
    }

    @ParameterizedTest
    @CsvSource({"maxEnergy,1000,EnergyLimitReached", "maxTime,120,TimeLimitReached", "maxSoC,52,SoCLimitReached"})
    void shouldHoldToTheLimitsOfATransactionIn21(String limit, int value, String reached) {
        Workbench bench = Workbench.of(OcppVersion.V21);
        String told = "{\"" + limit + "\":" + value + "}";
        bench.gateway.answering(call -> call.action().equals("TransactionEvent")
                ? FakeGateway.result(call, "{\"transactionLimit\":" + told + "}")
                : bench.gateway.accepting(call));
        bench.charge(1, "A");
        bench.timeline.pass(3_600_000);
        assertEquals(PlugState.SUSPENDED_EVSE, bench.state(1));
        FakeGateway.Heard set = bench.gateway.heard("TransactionEvent").stream()
                .filter(call -> call.text("triggerReason").equals("LimitSet"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                told,
                set.payload().path("transactionInfo").path("transactionLimit").toString());
        assertEquals(
                1,
                bench.gateway.heard("TransactionEvent").stream()
                        .filter(call -> call.text("triggerReason").equals(reached))
                        .count());
    }
}
