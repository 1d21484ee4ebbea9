package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import io.voltgate.simulator.station.power.Outlet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Vehicles with a contract (ISO 15118): they charge without a card, say what they need, and keep to the schedule. */
final class PlugAndChargeTest {
    private static final String EMAID = "DEABC0000000011";

    private static Workbench answering(OcppVersion version, String certificateStatus, String tokenStatus) {
        Workbench bench = Workbench.of(version);
        String info = "{\"certificateStatus\":\"" + certificateStatus + "\",\"idTokenInfo\":{\"status\":\""
                + tokenStatus + "\"}}";
        bench.gateway.answering(call -> switch (call.action()) {
            case "Authorize" -> FakeGateway.result(call, info);
            case "DataTransfer" ->
                FakeGateway.result(call, "{\"status\":\"Accepted\",\"data\":" + Json.quoted(info) + "}");
            case "NotifyEVChargingNeeds", "NotifyEVChargingSchedule" ->
                FakeGateway.result(call, "{\"status\":\"Accepted\"}");
            case "Get15118EVCertificate" ->
                FakeGateway.result(call, "{\"status\":\"Accepted\",\"exiResponse\":\"AA==\"}");
            default -> bench.gateway.accepting(call);
        });
        return bench;
    }

    private static void plug(Workbench bench) {
        assertTrue(bench.station.byHand().plugAndCharge(1, Workbench.CAR, 50, EMAID));
        bench.timeline.pass(10_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V201", "V21"})
    void shouldChargeByItsContract(OcppVersion version) {
        Workbench bench = answering(version, "Accepted", "Accepted");
        plug(bench);
        assertEquals(PlugState.CHARGING, bench.state(1));
        assertEquals("eMAID", bench.last("Authorize").text("idToken.type"));
        assertTrue(bench.last("Authorize").text("certificate").startsWith("-----BEGIN CERTIFICATE"));
        assertEquals(
                List.of("CablePluggedIn", "Authorized", "ChargingStateChanged"),
                bench.said("TransactionEvent", "triggerReason"));
        FakeGateway.Heard authorized = bench.gateway.heard("TransactionEvent").get(1);
        assertEquals(EMAID, authorized.text("idToken.idToken"));
        assertEquals("eMAID", authorized.text("idToken.type"));
        FakeGateway.Heard needs = bench.last("NotifyEVChargingNeeds");
        assertEquals("AC_three_phase", needs.text("chargingNeeds.requestedEnergyTransfer"));
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        assertEquals("EVDeparted", bench.last("TransactionEvent").text("triggerReason"));
        bench.checkSaid();
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V201", "V21"})
    void shouldKeepToTheScheduleThatItIsGiven(OcppVersion version) {
        Workbench bench = answering(version, "Accepted", "Accepted");
        plug(bench);
        String transaction = bench.last("TransactionEvent").text("transactionInfo.transactionId");
        String profile = "{'id':4,'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Absolute',"
                + "'transactionId':'" + transaction
                + "','chargingSchedule':[{'id':9,'chargingRateUnit':'A','duration':7200,"
                + "'startSchedule':'" + Json.time(bench.timeline.nowMs()) + "','chargingSchedulePeriod':["
                + "{'startPeriod':0,'limit':8},{'startPeriod':600,'limit':32}]}]}";
        assertEquals(
                "Accepted",
                Json.text(
                        bench.asked("SetChargingProfile", "{'evseId':1,'chargingProfile':" + profile + "}"), "status"));
        bench.timeline.pass(1_000);
        assertEquals(8 * 230 * 3, bench.powerW(1));
        JsonNode periods = bench.last("NotifyEVChargingSchedule")
                .payload()
                .path("chargingSchedule")
                .path("chargingSchedulePeriod");
        assertEquals("8.0", Json.text(periods.path(0), "limit"));
        assertEquals("600", Json.text(periods.path(1), "startPeriod"));
        assertEquals("16", Json.text(periods.path(1), "limit"), "the vehicle takes 16 A at the most");
        assertTrue(bench.station.byHand().renegotiate(1));
        assertFalse(bench.station.byHand().renegotiate(2));
        bench.timeline.pass(1_000_000);
        assertEquals(2, bench.heard("NotifyEVChargingNeeds"));
        assertEquals(16 * 230 * 3, bench.powerW(1));
        bench.checkSaid();
    }

    @ParameterizedTest
    @CsvSource({
        "V201, CertificateRevoked, Accepted",
        "V201, Accepted, Blocked",
        "V21, ContractCancelled, Invalid",
        "V16, CertificateExpired, Accepted"
    })
    void shouldNotChargeByABadContract(OcppVersion version, String certificate, String token) {
        Workbench bench = answering(version, certificate, token);
        plug(bench);
        assertEquals(PlugState.PREPARING, bench.state(1));
        assertEquals(0, bench.heard("NotifyEVChargingNeeds"));
        bench.checkSaid();
    }

    @Test
    void shouldChargeByDataTransferIn16() {
        Workbench bench = answering(OcppVersion.V16, "Accepted", "Accepted");
        plug(bench);
        assertEquals(
                "org.openchargealliance.iso15118pnc", bench.last("DataTransfer").text("vendorId"));
        assertEquals("Authorize", bench.last("DataTransfer").text("messageId"));
        JsonNode data = FakeGateway.JSON.readTree(bench.last("DataTransfer").text("data"));
        assertEquals(EMAID, Json.text(data, "idToken"));
        assertEquals(EMAID, bench.last("StartTransaction").text("idTag"));
        assertEquals(0, bench.heard("Authorize"));
        bench.checkSaid();
    }

    @Test
    void shouldAskForAContractFirstWhereItHasNone() {
        Workbench bench = answering(OcppVersion.V201, "Accepted", "Accepted");
        assertTrue(bench.station.byHand().plugAndCharge(1, EMAID, false));
        bench.timeline.pass(10_000);
        assertEquals("Install", bench.last("Get15118EVCertificate").text("action"));
        assertEquals(PlugState.CHARGING, bench.state(1));
        bench.checkSaid();
    }

    @Test
    void shouldTellNoCertificateWhereItTrustsTheRootItself() {
        Workbench bench = answering(OcppVersion.V201, "Accepted", "Accepted");
        String root = Pem.text(List.of(TestAuthority.of(7, Instant.ofEpochMilli(bench.timeline.nowMs()))
                .root()));
        bench.set("", "ISO15118Ctrlr", "CentralContractValidationAllowed", "false");
        plug(bench);
        assertEquals(0, bench.heard("Authorize"), "nobody may look at the contract");
        bench.station.byHand().unplug(1);
        bench.order(
                "InstallCertificate",
                "{'certificateType':'MORootCertificate','certificate':" + Json.quoted(root) + "}");
        plug(bench);
        assertEquals("", bench.last("Authorize").text("certificate"));
        assertEquals(PlugState.CHARGING, bench.state(1));
        bench.station.byHand().unplug(1);
        bench.offline();
        plug(bench);
        assertEquals(PlugState.CHARGING, bench.state(1), "offline the station judges itself");
        bench.checkSaid();
    }

    @Test
    void shouldLeaveItToTheCardWherePlugAndChargeIsOff() {
        Workbench bench = new Workbench(OcppVersion.V21, new Outlet(0, 50_000));
        bench.set("", "ISO15118Ctrlr", "PnCEnabled", "false");
        plug(bench);
        assertEquals(0, bench.heard("Authorize"));
        bench.swipe(1, "A");
        bench.timeline.pass(10_000);
        assertEquals(PlugState.CHARGING, bench.state(1));
        assertEquals("ISO14443", bench.last("Authorize").text("idToken.type"));
    }
}
