package io.voltgate.ocpp.v201;

import static io.voltgate.ocpp.v201.Wire.answered;
import static io.voltgate.ocpp.v201.Wire.at;
import static io.voltgate.ocpp.v201.Wire.said;
import static io.voltgate.ocpp.v201.Wire.ten;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromStationTest {
    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(
                        "BootNotification",
                        """
                        {"chargingStation":{"serialNumber":"S1","model":"M1","modem":{"iccid":"8931","imsi":"204"},
                        "vendorName":"V1","firmwareVersion":"1.2"},"reason":"PowerUp"}\
                        """,
                        new Request.Boot(new StationInfo("V1", "M1", "S1", "1.2", "8931", "204"), "PowerUp")),
                arguments(
                        "BootNotification",
                        """
                        {"chargingStation":{"model":"M1","vendorName":"V1","modem":{}},"reason":"Triggered"}\
                        """,
                        new Request.Boot(new StationInfo("V1", "M1", "", "", "", ""), "Triggered")),
                arguments(
                        "BootNotification",
                        """
                        {"customData":{"vendorId":"v","a":[1]},"reason":"Watchdog",
                        "chargingStation":{"vendorName":"V1","customData":{"vendorId":"v"},"model":"M1"},"extra":{}}\
                        """,
                        new Request.Boot(new StationInfo("V1", "M1", "", "", "", ""), "Watchdog")),
                arguments("Heartbeat", "{}", new Request.Heartbeat()),
                arguments("Authorize", """
                        {"idToken":{"idToken":"04aB","type":"ISO14443","additionalInfo":[{"additionalIdToken":"x",
                        "type":"y"}]},"certificate":"pem","iso15118CertificateHashData":[{"hashAlgorithm":"SHA256",
                        "issuerNameHash":"n","issuerKeyHash":"k","serialNumber":"s","responderURL":"u"}]}\
                        """, new Request.Authorize(new IdToken("04aB", "ISO14443"))),
                arguments(
                        "MeterValues",
                        """
                        {"evseId":2,"meterValue":[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":7}]}]}\
                        """,
                        new Request.MeterValues(new ConnectorId(2, 1), null, List.of(register("7")))),
                arguments(
                        "MeterValues", """
                        {"evseId":0,"meterValue":[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":7}]}]}\
                        """, new Request.MeterValues(ConnectorId.STATION, null, List.of(register("7")))),
                arguments(
                        "SecurityEventNotification", """
                        {"type":"SettingSystemTime","timestamp":"2026-03-01T10:00:00Z","techInfo":"ntp"}\
                        """, new Request.SecurityEvent("SettingSystemTime", "ntp", ten())),
                arguments(
                        "SecurityEventNotification",
                        """
                        {"type":"MyOwn","timestamp":"yesterday"}\
                        """,
                        new Request.SecurityEvent("MyOwn", "", at("yesterday", Wire.RECEIVED_AT))),
                arguments("FirmwareStatusNotification", """
                        {"status":"Installed","requestId":5}\
                        """, new Request.FirmwareStatus("Installed", 5)),
                arguments("FirmwareStatusNotification", """
                        {"status":"Idle"}\
                        """, new Request.FirmwareStatus("Idle", null)),
                arguments("LogStatusNotification", """
                        {"status":"AcceptedCanceled","requestId":6}\
                        """, new Request.LogStatus("AcceptedCanceled", 6)),
                arguments("LogStatusNotification", """
                        {"status":"Uploading"}\
                        """, new Request.LogStatus("Uploading", null)),
                arguments("NotifyReport", """
                        {"requestId":3,"generatedAt":"2026-03-01T10:00:00Z","seqNo":0}\
                        """, new Request.DeviceReport(3, 0, false, ten(), List.of())));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadEachMessage(String action, String payload, Request expected) {
        assertEquals(expected, said(action, payload));
    }

    private static Sample register(String value) {
        return new Sample(ten(), Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, value);
    }

    @ParameterizedTest
    @CsvSource({
        "Available, AVAILABLE, 1, 2, 1.2",
        "Occupied, OCCUPIED, 3, 1, 3.1",
        "Reserved, RESERVED, 1, 1, 1.1",
        "Unavailable, UNAVAILABLE, 0, 0, 0.0",
        "Faulted, FAULTED, 0, 1, 0.0",
    })
    void shouldReadEachConnectorStatus(String word, ConnectorStatus status, int evse, int connector, String place) {
        String payload = """
            {"timestamp":"2026-03-01T10:00:00Z","connectorStatus":"%s","evseId":%d,"connectorId":%d}\
            """.formatted(word, evse, connector);
        Request.StatusReport report = (Request.StatusReport) said("StatusNotification", payload);
        assertEquals(new Request.StatusReport(report.connector(), status, "", "", "", ten()), report);
        assertEquals(place, report.connector().toString());
    }

    @Test
    void shouldReportEachAttributeOfAVariable() {
        Variable limit = new Variable("EVSE", "left", 1, "Power", "max");
        assertEquals(
                new Request.DeviceReport(
                        3,
                        1,
                        true,
                        ten(),
                        List.of(
                                new VariableReport(limit, "Actual", "", "ReadWrite", ""),
                                new VariableReport(limit, "MaxSet", "22000", "ReadOnly", ""),
                                new VariableReport(
                                        Variable.of("ClockCtrlr", "DateTime"),
                                        "Actual",
                                        "now",
                                        "WriteOnly",
                                        "{\"unit\":\"W\",\"dataType\":\"decimal\",\"minLimit\":0.50,\"maxLimit\":1000,"
                                                + "\"valuesList\":\"a,b\",\"supportsMonitoring\":true}"))),
                said("NotifyReport", """
                    {"requestId":3,"generatedAt":"2026-03-01T10:00:00Z","tbc":true,"seqNo":1,"reportData":[
                    {"component":{"name":"EVSE","instance":"left","evse":{"id":1,"connectorId":1}},
                    "variable":{"name":"Power","instance":"max"},
                    "variableAttribute":[{},{"type":"MaxSet","value":"22000","mutability":"ReadOnly",
                    "persistent":true,"constant":false}]},
                    {"component":{"name":"ClockCtrlr"},"variable":{"name":"DateTime"},
                    "variableAttribute":[{"value":"now","mutability":"WriteOnly"}],
                    "variableCharacteristics":{"supportsMonitoring":true,"dataType":"decimal","unit":"W",
                    "minLimit":0.50,"maxLimit":1e3,"valuesList":"a,b"}}]}\
                    """));
    }

    @Test
    void shouldReadTheEventsOfTheDeviceModel() {
        assertEquals(
                new Request.DeviceEvents(
                        0,
                        false,
                        ten(),
                        List.of(
                                new DeviceEvent(
                                        1,
                                        at("2026-03-01T09:59:59Z", Wire.TEN - 1_000),
                                        "Alerting",
                                        new Variable("Connector", "", 1, "Problem", ""),
                                        "true",
                                        "HardWiredNotification",
                                        true,
                                        "fan"),
                                new DeviceEvent(
                                        2,
                                        ten(),
                                        "Delta",
                                        Variable.of("ChargingStation", "AvailabilityState"),
                                        "",
                                        "CustomMonitor",
                                        false,
                                        ""))),
                said("NotifyEvent", """
                    {"generatedAt":"2026-03-01T10:00:00Z","seqNo":0,"eventData":[
                    {"eventId":1,"timestamp":"2026-03-01T09:59:59Z","trigger":"Alerting","cause":9,
                    "actualValue":"true","techCode":"E1","techInfo":"fan","cleared":true,"transactionId":"T",
                    "component":{"name":"Connector","evse":{"id":1,"connectorId":1}},"variableMonitoringId":4,
                    "eventNotificationType":"HardWiredNotification","variable":{"name":"Problem"}},
                    {"eventId":2,"timestamp":"2026-03-01T10:00:00Z","trigger":"Delta","actualValue":"",
                    "component":{"name":"ChargingStation"},"eventNotificationType":"CustomMonitor",
                    "variable":{"name":"AvailabilityState"}}]}\
                    """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "12.30",
                "123456789012345678901234567890.12345678901234567890",
                "true",
                "[]",
                "{\"a\":{\"b\":[1,null,0.10]},\"c\":\"\\\"\"}"
            })
    void shouldKeepVendorDataOfAnyKind(String data) {
        assertEquals(
                new Request.VendorData("com.acme", "", data),
                said("DataTransfer", "{\"vendorId\":\"com.acme\",\"data\":" + data + "}"));
        assertEquals(
                "[3,\"m1\",{\"status\":\"Accepted\",\"data\":" + data + "}]",
                answered("DataTransfer", new Reply.VendorData("Accepted", data)));
    }

    @Test
    void shouldReadVendorDataWithoutData() {
        assertEquals(
                new Request.VendorData("com.acme", "ping", null),
                said("DataTransfer", "{\"messageId\":\"ping\",\"vendorId\":\"com.acme\"}"));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("BootNotification", new Reply.Booted(BootStatus.ACCEPTED, Wire.TEN, 300), """
                    {"currentTime":"2026-03-01T10:00:00.000Z","interval":300,"status":"Accepted"}\
                    """),
                arguments("BootNotification", new Reply.Booted(BootStatus.PENDING, 1, 0), """
                    {"currentTime":"1970-01-01T00:00:00.001Z","interval":0,"status":"Pending"}\
                    """),
                arguments("BootNotification", new Reply.Booted(BootStatus.REJECTED, Wire.TEN, 60), """
                    {"currentTime":"2026-03-01T10:00:00.000Z","interval":60,"status":"Rejected"}\
                    """),
                arguments("Heartbeat", new Reply.Clock(Wire.TEN), """
                    {"currentTime":"2026-03-01T10:00:00.000Z"}\
                    """),
                arguments("DataTransfer", new Reply.VendorData("UnknownVendorId", null), """
                    {"status":"UnknownVendorId"}\
                    """));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldWriteEachAnswer(String action, Reply reply, String payload) {
        assertEquals("[3,\"m1\"," + payload + "]", answered(action, reply));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StatusNotification",
                "MeterValues",
                "NotifyReport",
                "NotifyEvent",
                "SecurityEventNotification",
                "FirmwareStatusNotification",
                "LogStatusNotification"
            })
    void shouldAcknowledgeWithAnEmptyObject(String action) {
        assertEquals("[3,\"m1\",{}]", answered(action, new Reply.Acknowledged()));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, Accepted",
        "BLOCKED, Blocked",
        "EXPIRED, Expired",
        "UNKNOWN, Unknown",
        "CONCURRENT, ConcurrentTx",
        "NOT_AT_THIS_TIME, NotAtThisTime",
        "NOT_AT_THIS_LOCATION, NotAtThisLocation",
    })
    void shouldNameEachVerdict(TokenStatus status, String word) {
        assertEquals(
                "[3,\"m1\",{\"idTokenInfo\":{\"status\":\"" + word + "\"}}]",
                answered("Authorize", new Reply.Authorized(Authorization.of(status))));
    }

    @Test
    void shouldTellExpiryAndGroup() {
        assertEquals(
                """
                [3,"m1",{"idTokenInfo":{"status":"Accepted","cacheExpiryDateTime":"2026-03-01T10:00:00.000Z",\
                "groupIdToken":{"idToken":"fleet","type":"Central"}}}]\
                """,
                answered(
                        "Authorize", new Reply.Authorized(new Authorization(TokenStatus.ACCEPTED, Wire.TEN, "fleet"))));
    }

    @Test
    void shouldAnswerWithoutAGroupThatIsTooLong() {
        assertEquals(
                "[3,\"m1\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]",
                answered(
                        "Authorize",
                        new Reply.Authorized(new Authorization(TokenStatus.ACCEPTED, null, "g".repeat(37)))));
    }

    @Test
    void shouldRefuseInTheWordsOfTheVersion() {
        assertEquals(
                "[4,\"m1\",\"SecurityError\",\"not accepted yet\",{}]",
                answered("Heartbeat", new Reply.Refused(Reply.Refusal.NOT_ACCEPTED_YET, "not accepted yet")));
    }
}
