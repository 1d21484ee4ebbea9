package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The blocks beside charging: what they answer, and what they say afterwards, in order. Everything said is held against the schemas. */
final class PartsTest {
    private static final String ROOT_TYPE_2 = "CSMSRootCertificate";

    private final ManualTimeline timeline = new ManualTimeline();
    private final FakeGateway gateway = new FakeGateway();
    private final TestAuthority authority = TestAuthority.of(5, Instant.ofEpochMilli(timeline.nowMs()));
    private final List<String> faults = new ArrayList<>();
    private OcppVersion version = OcppVersion.V201;

    private ByHand station(OcppVersion wanted) {
        version = wanted;
        StationPlan plan = new StationPlan(2, 0, true, 60, DriverHabits.BY_HAND, Patience.STANDARD);
        Station station = new Station(
                new Station.Spec("CS-1", wanted, plan, 7, timeline.nowMs(), List.of("A", "B")),
                timeline,
                gateway,
                new Counters(),
                () -> {});
        gateway.answering(gateway::accepting);
        station.start();
        timeline.pass(1_000);
        return station.byHand();
    }

    private String order(String action, String payload) {
        gateway.tell(new Frame.Call("o-" + gateway.answers().size(), action, payload));
        timeline.pass(0);
        if (gateway.answers().getLast() instanceof Frame.CallResult(String _, String answer)) {
            check(action + "Request", payload);
            check(action + "Response", answer);
            return answer;
        }
        return gateway.answers().getLast() instanceof Frame.CallError(String _, String code, String _, String _)
                ? code
                : "";
    }

    private JsonNode asked(String action, String payload) {
        return FakeGateway.JSON.readTree(order(action, payload));
    }

    private void check(String message, String payload) {
        if (PayloadTest.hasSchemas()) {
            faults.addAll(PayloadTest.faults(version, message, payload));
        }
    }

    private List<String> said(String action, String path) {
        return gateway.heard(action).stream().map(call -> call.text(path)).toList();
    }

    @AfterEach
    void shouldHaveSaidNothingThatTheSchemasForbid() {
        gateway.heard()
                .forEach(call -> check(call.action() + "Request", call.payload().toString()));
        assertEquals(List.of(), faults);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String install(String type) {
        return order(
                "InstallCertificate",
                object().put("certificateType", type)
                        .put("certificate", Pem.text(List.of(authority.root())))
                        .toString());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldKeepListAndDeleteCertificates(OcppVersion wanted) {
        station(wanted);
        boolean old = wanted == OcppVersion.V16;
        String type = old ? "CentralSystemRootCertificate" : ROOT_TYPE_2;
        String ask = old ? "{\"certificateType\":\"" + type + "\"}" : "{\"certificateType\":[\"" + type + "\"]}";
        assertEquals("{\"status\":\"NotFound\"}", order("GetInstalledCertificateIds", ask));
        assertEquals("{\"status\":\"Accepted\"}", install(type));
        assertEquals("{\"status\":\"Accepted\"}", install(type));
        assertEquals(
                "{\"status\":\"Rejected\"}",
                order("InstallCertificate", "{\"certificateType\":\"" + type + "\",\"certificate\":\"nonsense\"}"));
        JsonNode listed = asked("GetInstalledCertificateIds", ask);
        JsonNode rows = listed.path(old ? "certificateHashData" : "certificateHashDataChain");
        assertEquals(1, rows.size());
        JsonNode hash = old ? rows.path(0) : rows.path(0).path("certificateHashData");
        ObjectNode delete = object();
        delete.set("certificateHashData", hash);
        assertEquals("{\"status\":\"Accepted\"}", order("DeleteCertificate", delete.toString()));
        assertEquals("{\"status\":\"NotFound\"}", order("DeleteCertificate", delete.toString()));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldAskForACertificateOfItsKeyAndTakeNoOther(OcppVersion wanted)
            throws IOException, OperatorCreationException, PKCSException {
        station(wanted);
        boolean old = wanted == OcppVersion.V16;
        String trigger = old ? "SignChargePointCertificate" : "SignChargingStationCertificate";
        order(old ? "ExtendedTriggerMessage" : "TriggerMessage", "{\"requestedMessage\":\"" + trigger + "\"}");
        timeline.pass(1_000);
        String csr = gateway.heard("SignCertificate").getFirst().text("csr");
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            assertNotNull(request);
            assertTrue(request.getSubject().toString().contains("CN=CS-1"), request.getSubject()::toString);
            assertTrue(request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())));
        }
        String foreign = Pem.text(authority.station(Flaw.NONE, "Op", "CS-1").chain());
        assertEquals(
                "{\"status\":\"Rejected\"}",
                order(
                        "CertificateSigned",
                        object().put("certificateChain", foreign).toString()));
        timeline.pass(1_000);
        assertEquals(
                List.of(old ? "InvalidChargePointCertificate" : "InvalidChargingStationCertificate"),
                said("SecurityEventNotification", "type"));
    }

    @Test
    void shouldInstallPlainFirmwareIn16() {
        station(OcppVersion.V16);
        order("UpdateFirmware", "{\"location\":\"http://x/fw\",\"retrieveDate\":\"2026-01-01T00:00:00Z\"}");
        timeline.pass(120_000);
        assertEquals(
                List.of("Downloading", "Downloaded", "Installing", "Installed"),
                said("FirmwareStatusNotification", "status"));
        assertEquals(2, gateway.heard("BootNotification").size());
    }

    private String firmware(String location, boolean signed) {
        ObjectNode firmware = object().put("location", location)
                .put("retrieveDateTime", Instant.ofEpochMilli(0).toString());
        if (signed) {
            firmware.put("signature", "AAAA")
                    .put(
                            "signingCertificate",
                            Pem.text(List.of(
                                    authority.station(Flaw.NONE, "Op", "maker").certificate())));
        }
        ObjectNode payload = object().put("requestId", 9);
        payload.set("firmware", firmware);
        return payload.toString();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldTellEachStepOfSignedFirmware(OcppVersion wanted) {
        station(wanted);
        boolean old = wanted == OcppVersion.V16;
        String action = old ? "SignedUpdateFirmware" : "UpdateFirmware";
        String told = old ? "SignedFirmwareStatusNotification" : "FirmwareStatusNotification";
        assertEquals("{\"status\":\"Accepted\"}", order(action, firmware("https://x/fw", true)));
        timeline.pass(120_000);
        List<String> steps = new ArrayList<>(List.of(
                "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting", "Installed"));
        assertEquals(steps, said(told, "status"));
        assertEquals("9", gateway.heard(told).getLast().text("requestId"));
        order(action, firmware("ftp://x/fw", true));
        timeline.pass(120_000);
        assertEquals("DownloadFailed", said(told, "status").getLast());
        String broken = firmware("https://x/fw", true).replace("BEGIN CERT", "BEGIN BAD");
        assertEquals("{\"status\":\"InvalidCertificate\"}", order(action, broken));
        timeline.pass(1_000);
        assertEquals(List.of("InvalidFirmwareSigningCertificate"), said("SecurityEventNotification", "type"));
    }

    @Test
    void shouldUploadDiagnosticsIn16() {
        station(OcppVersion.V16);
        assertEquals(
                "{\"fileName\":\"diagnostics-1.log\"}", order("GetDiagnostics", "{\"location\":\"http://x/logs/\"}"));
        timeline.pass(60_000);
        order("GetDiagnostics", "{\"location\":\"ftp://x/logs/\",\"retries\":1,\"retryInterval\":5}");
        timeline.pass(60_000);
        assertEquals(
                List.of("Uploading", "Uploaded", "Uploading", "UploadFailed"),
                said("DiagnosticsStatusNotification", "status"));
    }

    @Test
    void shouldLetANewerLogTakeThePlaceOfAnOlder() {
        ByHand hand = station(OcppVersion.V201);
        hand.securityEvent("StartupOfTheDevice", "");
        String log = "{\"logType\":\"SecurityLog\",\"requestId\":1,\"log\":{\"remoteLocation\":\"http://x/\"}}";
        assertEquals("Accepted", asked("GetLog", log).path("status").asString());
        assertEquals(
                "AcceptedCanceled",
                asked("GetLog", log.replace("\"requestId\":1", "\"requestId\":2"))
                        .path("status")
                        .asString());
        timeline.pass(60_000);
        assertEquals(
                List.of("1", "1", "2", "2"),
                said("LogStatusNotification", "requestId").stream().sorted().toList());
        assertTrue(said("LogStatusNotification", "status").contains("AcceptedCanceled"));
        assertEquals("Uploaded", said("LogStatusNotification", "status").getLast());
    }

    @Test
    void shouldKeepShowAndClearDisplayMessages() {
        ByHand hand = station(OcppVersion.V21);
        String set =
                "{\"message\":{\"id\":4,\"priority\":\"InFront\",\"message\":{\"format\":\"UTF8\",\"content\":\"hi\"}}}";
        assertEquals("{\"status\":\"Accepted\"}", order("SetDisplayMessage", set));
        assertEquals(
                "{\"status\":\"NotSupportedMessageFormat\"}", order("SetDisplayMessage", set.replace("UTF8", "HTML")));
        String ofTransaction = set.replace("\"priority\"", "\"transactionId\":\"T\",\"priority\"");
        assertEquals("{\"status\":\"UnknownTransaction\"}", order("SetDisplayMessage", ofTransaction));
        assertEquals("{\"status\":\"Accepted\"}", order("GetDisplayMessages", "{\"requestId\":8}"));
        timeline.pass(1_000);
        assertEquals("8", gateway.heard("NotifyDisplayMessages").getFirst().text("requestId"));
        assertEquals("{\"status\":\"Unknown\"}", order("GetDisplayMessages", "{\"requestId\":8,\"id\":[5]}"));
        assertEquals("{\"status\":\"Accepted\"}", order("ClearDisplayMessage", "{\"id\":4}"));
        assertEquals("{\"status\":\"Unknown\"}", order("ClearDisplayMessage", "{\"id\":4}"));
        assertEquals("", hand.costShown());
    }

    @Test
    void shouldShowCosts() {
        ByHand hand = station(OcppVersion.V16);
        String price = "{\"vendorId\":\"org.openchargealliance.costmsg\",\"messageId\":\"SetUserPrice\","
                + "\"data\":\"{\\\"idToken\\\":\\\"A\\\",\\\"priceText\\\":\\\"0.45/kWh\\\"}\"}";
        assertEquals("{\"status\":\"Rejected\"}", order("DataTransfer", price));
        order("ChangeConfiguration", "{\"key\":\"CustomDisplayCostAndPrice\",\"value\":\"true\"}");
        assertEquals("{\"status\":\"Accepted\"}", order("DataTransfer", price));
        assertEquals("0.45/kWh", hand.costShown());
        assertEquals(
                "{\"status\":\"UnknownMessageId\"}", order("DataTransfer", price.replace("SetUserPrice", "Weather")));
    }

    @Test
    void shouldKeepTariffsIn21() {
        ByHand hand = station(OcppVersion.V21);
        String tariff = "{\"tariffId\":\"T1\",\"currency\":\"EUR\",\"energy\":{\"prices\":[{\"priceKwh\":0.5}]}}";
        assertEquals("{\"status\":\"NoTariff\"}", order("GetTariffs", "{\"evseId\":0}"));
        assertEquals(
                "{\"status\":\"Accepted\"}", order("SetDefaultTariff", "{\"evseId\":0,\"tariff\":" + tariff + "}"));
        assertEquals(
                "{\"status\":\"DuplicateTariffId\"}",
                order("SetDefaultTariff", "{\"evseId\":1,\"tariff\":" + tariff.replace("0.5", "0.6") + "}"));
        assertEquals(
                2,
                asked("GetTariffs", "{\"evseId\":0}")
                        .path("tariffAssignments")
                        .path(0)
                        .path("evseIds")
                        .size());
        assertEquals(
                "{\"status\":\"TxNotFound\"}",
                order("ChangeTransactionTariff", "{\"transactionId\":\"X\",\"tariff\":" + tariff + "}"));
        hand.plug(1);
        timeline.pass(1_000);
        String id = gateway.heard("TransactionEvent").getFirst().text("transactionInfo.transactionId");
        String change = "{\"transactionId\":\"" + id + "\",\"tariff\":" + tariff + "}";
        assertEquals("{\"status\":\"Accepted\"}", order("ChangeTransactionTariff", change));
        assertEquals(
                "{\"status\":\"NoCurrencyChange\"}", order("ChangeTransactionTariff", change.replace("EUR", "USD")));
        order("CostUpdated", "{\"totalCost\":1.25,\"transactionId\":\"" + id + "\"}");
        assertEquals("1.25 for " + id, hand.costShown());
        assertEquals(
                "Accepted",
                asked("ClearTariffs", "{}")
                        .path("clearTariffsResult")
                        .path(0)
                        .path("status")
                        .asString());
        assertEquals(
                "NoTariff",
                asked("ClearTariffs", "{}")
                        .path("clearTariffsResult")
                        .path(0)
                        .path("status")
                        .asString());
    }

    @Test
    void shouldShowACodeThatChangesAndHidesWhileSomebodyPays() {
        ByHand hand = station(OcppVersion.V21);
        assertEquals("", hand.webPaymentShown(1));
        for (List<String> pair : List.of(
                List.of("SharedSecret", "a secret of twenty chars"),
                List.of("URLTemplate", "https://pay.invalid/{chargingstationid}/{evse}?c={totp}&v={version}"))) {
            order(
                    "SetVariables",
                    "{\"setVariableData\":[{\"attributeValue\":\"" + pair.getLast()
                            + "\",\"component\":{\"name\":\"WebPaymentsCtrlr\"},\"variable\":{\"name\":\""
                            + pair.getFirst() + "\"}}]}");
        }
        String now = hand.webPaymentShown(1);
        assertTrue(now.matches("https://pay\\.invalid/CS-1/1\\?c=[0-9a-zA-Z]{8}&v=v1"), now);
        timeline.pass(120_000);
        assertTrue(!hand.webPaymentShown(1).equals(now));
        assertEquals("{}", order("NotifyWebPaymentStarted", "{\"evseId\":1,\"timeout\":60}"));
        assertEquals("", hand.webPaymentShown(1));
        timeline.pass(61_000);
        assertTrue(!hand.webPaymentShown(1).isEmpty());
        assertEquals("PropertyConstraintViolation", order("NotifyWebPaymentStarted", "{\"evseId\":9,\"timeout\":60}"));
    }

    private static String monitor(String variable, String type, String value) {
        return "{\"setMonitoringData\":[{\"value\":" + value + ",\"type\":\"" + type
                + "\",\"severity\":5,\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},\"variable\":{\"name\":\""
                + variable + "\"}}]}";
    }

    private String set(String variable, String type, String value) {
        return asked("SetVariableMonitoring", monitor(variable, type, value))
                .path("setMonitoringResult")
                .path(0)
                .path("status")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V201", "V21"})
    void shouldTellWhatItsMonitorsSee(OcppVersion wanted) {
        ByHand hand = station(wanted);
        assertEquals("Accepted", set("AvailabilityState", "Delta", "1"));
        assertEquals("Accepted", set("Power", "UpperThreshold", "1000"));
        assertEquals("Duplicate", set("Power", "UpperThreshold", "2000"));
        assertEquals("UnknownVariable", set("Colour", "Delta", "1"));
        assertEquals("UnsupportedMonitorType", set("SupplyPhases", "Delta", "1"));
        hand.plug(1);
        hand.swipe(1, "A");
        timeline.pass(60_000);
        hand.unplug(1);
        timeline.pass(60_000);
        assertTrue(said("NotifyEvent", "eventData").size() >= 4);
        List<String> triggers = gateway.heard("NotifyEvent").stream()
                .map(call ->
                        call.payload().path("eventData").path(0).path("trigger").asString())
                .toList();
        assertTrue(triggers.containsAll(List.of("Delta", "Alerting")), triggers::toString);
        assertEquals("{\"status\":\"Accepted\"}", order("GetMonitoringReport", "{\"requestId\":3}"));
        timeline.pass(1_000);
        assertEquals(
                2,
                gateway.heard("NotifyMonitoringReport")
                        .getFirst()
                        .payload()
                        .path("monitor")
                        .size());
        assertEquals(
                "{\"status\":\"EmptyResultSet\"}",
                order("GetMonitoringReport", "{\"requestId\":3,\"monitoringCriteria\":[\"PeriodicMonitoring\"]}"));
        assertEquals("{\"status\":\"Accepted\"}", order("SetMonitoringLevel", "{\"severity\":1}"));
        assertEquals("{\"status\":\"Rejected\"}", order("SetMonitoringLevel", "{\"severity\":10}"));
        JsonNode cleared = asked("ClearVariableMonitoring", "{\"id\":[1,99]}").path("clearMonitoringResult");
        assertEquals("Accepted", cleared.path(0).path("status").asString());
        assertEquals("NotFound", cleared.path(1).path("status").asString());
        order("SetMonitoringBase", "{\"monitoringBase\":\"FactoryDefault\"}");
        assertEquals("{\"status\":\"EmptyResultSet\"}", order("GetMonitoringReport", "{\"requestId\":4}"));
    }

    @Test
    void shouldTellAndForgetWhatItKnowsOfACustomer() {
        ByHand hand = station(OcppVersion.V201);
        hand.plug(1);
        hand.swipe(1, "A");
        timeline.pass(60_000);
        String ask =
                "{\"requestId\":6,\"report\":true,\"clear\":true,\"idToken\":{\"idToken\":\"A\",\"type\":\"ISO14443\"}}";
        assertEquals("{\"status\":\"Accepted\"}", order("CustomerInformation", ask));
        timeline.pass(1_000);
        assertTrue(said("NotifyCustomerInformation", "data").getFirst().startsWith("transaction "));
        order("CustomerInformation", ask);
        timeline.pass(1_000);
        assertEquals("", said("NotifyCustomerInformation", "data").getLast());
        assertEquals(
                "{\"status\":\"Invalid\"}",
                order("CustomerInformation", "{\"requestId\":6,\"report\":true,\"clear\":false}"));
    }

    @Test
    void shouldTakeNetworkProfilesThatItCanUse() {
        station(OcppVersion.V201);
        String profile =
                "{\"configurationSlot\":1,\"connectionData\":{\"ocppVersion\":\"OCPP20\",\"ocppTransport\":\"JSON\","
                    + "\"ocppCsmsUrl\":\"wss://x/ocpp\",\"messageTimeout\":30,\"securityProfile\":2,\"ocppInterface\":\"Wired0\"}}";
        assertEquals("{\"status\":\"Accepted\"}", order("SetNetworkProfile", profile));
        assertEquals("{\"status\":\"Rejected\"}", order("SetNetworkProfile", profile.replace("wss:", "ws:")));
        assertEquals("{\"status\":\"Rejected\"}", order("SetNetworkProfile", profile.replace("JSON", "SOAP")));
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V201", "V21"})
    void shouldSpeakForAVehicleWithAContract(OcppVersion wanted) {
        ByHand hand = station(wanted);
        List<ByHand.Outcome> outcomes = new ArrayList<>();
        hand.askForContract(false, outcomes::add);
        hand.checkContract("DEABC0000000011", outcomes::add);
        hand.authorizeContract("DEABC0000000011", outcomes::add);
        hand.fault(1, "GroundFailure");
        timeline.pass(1_000);
        assertEquals(3, outcomes.size());
        assertEquals(
                2,
                gateway.heard("Authorize")
                        .getFirst()
                        .payload()
                        .path("iso15118CertificateHashData")
                        .size());
        assertEquals(1, gateway.heard("NotifyEvent").size());
    }
}
