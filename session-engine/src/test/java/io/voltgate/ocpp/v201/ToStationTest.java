package io.voltgate.ocpp.v201;

import static io.voltgate.ocpp.v201.Wire.ordered;
import static io.voltgate.ocpp.v201.Wire.readBack;
import static io.voltgate.ocpp.v201.Wire.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToStationTest {
    private static final Variable INTERVAL = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
    private static final Variable POWER = new Variable("EVSE", "left", 2, "Power", "max");
    private static final Command START = new Command.StartSession(IdToken.of("04aB"), null);
    private static final Command STOP = new Command.StopSession(new TransactionId("T-1"));
    private static final Command RESET = new Command.Reset(true, 0);
    private static final Command INOPERATIVE = new Command.ChangeAvailability(ConnectorId.STATION, false);
    private static final Command GET = new Command.GetVariables(List.of(INTERVAL, POWER));
    private static final Command SET = new Command.SetVariables(
            List.of(new Command.Assignment(INTERVAL, "300"), new Command.Assignment(POWER, "11.0")));
    private static final Command REPORT = new Command.GetBaseReport("FullInventory");
    private static final Command TRIGGER = new Command.Trigger("StatusNotification", new ConnectorId(1, 1));
    private static final Command UNLOCK = new Command.Unlock(new ConnectorId(2, 1));
    private static final Command TRANSACTION = new Command.GetTransactionStatus(new TransactionId("T-1"));
    private static final Command CLEAR = new Command.ClearCache();
    private static final Command VENDOR = new Command.SendVendorData("com.acme", "", null);

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments(START, """
                    "RequestStartTransaction",{"idToken":{"idToken":"04aB","type":"Central"},"remoteStartId":77}\
                    """),
                arguments(new Command.StartSession(new IdToken("04aB", "ISO14443"), new ConnectorId(2, 1)), """
                    "RequestStartTransaction",{"evseId":2,"idToken":{"idToken":"04aB","type":"ISO14443"},\
                    "remoteStartId":77}\
                    """),
                arguments(new Command.StartSession(new IdToken("", "NoAuthorization"), ConnectorId.STATION), """
                    "RequestStartTransaction",{"idToken":{"idToken":"","type":"NoAuthorization"},\
                    "remoteStartId":77}\
                    """),
                arguments(STOP, """
                    "RequestStopTransaction",{"transactionId":"T-1"}\
                    """),
                arguments(RESET, """
                    "Reset",{"type":"Immediate"}\
                    """),
                arguments(new Command.Reset(false, 2), """
                    "Reset",{"type":"OnIdle","evseId":2}\
                    """),
                arguments(INOPERATIVE, """
                    "ChangeAvailability",{"operationalStatus":"Inoperative"}\
                    """),
                arguments(new Command.ChangeAvailability(new ConnectorId(2, 3), true), """
                    "ChangeAvailability",{"evse":{"id":2,"connectorId":3},"operationalStatus":"Operative"}\
                    """),
                arguments(new Command.ChangeAvailability(new ConnectorId(2, 0), true), """
                    "ChangeAvailability",{"evse":{"id":2},"operationalStatus":"Operative"}\
                    """),
                arguments(GET, """
                    "GetVariables",{"getVariableData":[{"component":{"name":"OCPPCommCtrlr"},\
                    "variable":{"name":"HeartbeatInterval"}},{"component":{"evse":{"id":2},"name":"EVSE",\
                    "instance":"left"},"variable":{"name":"Power","instance":"max"}}]}\
                    """),
                arguments(SET, """
                    "SetVariables",{"setVariableData":[{"attributeValue":"300","component":{"name":"OCPPCommCtrlr"},\
                    "variable":{"name":"HeartbeatInterval"}},{"attributeValue":"11.0","component":\
                    {"evse":{"id":2},"name":"EVSE","instance":"left"},"variable":{"name":"Power","instance":"max"}}]}\
                    """),
                arguments(REPORT, """
                    "GetBaseReport",{"requestId":77,"reportBase":"FullInventory"}\
                    """),
                arguments(TRIGGER, """
                    "TriggerMessage",{"evse":{"id":1,"connectorId":1},"requestedMessage":"StatusNotification"}\
                    """),
                arguments(new Command.Trigger("Heartbeat", null), """
                    "TriggerMessage",{"requestedMessage":"Heartbeat"}\
                    """),
                arguments(UNLOCK, """
                    "UnlockConnector",{"evseId":2,"connectorId":1}\
                    """),
                arguments(TRANSACTION, """
                    "GetTransactionStatus",{"transactionId":"T-1"}\
                    """),
                arguments(new Command.GetTransactionStatus(null), """
                    "GetTransactionStatus",{}\
                    """),
                arguments(CLEAR, """
                    "ClearCache",{}\
                    """),
                arguments(VENDOR, """
                    "DataTransfer",{"vendorId":"com.acme"}\
                    """),
                arguments(new Command.SendVendorData("com.acme", "m", "{\"a\":[1.50,1000,null]}"), """
                    "DataTransfer",{"messageId":"m","data":{"a":[1.50,1000,null]},"vendorId":"com.acme"}\
                    """));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldWriteEachCommand(Command command, String actionAndPayload) {
        assertEquals("[2,\"c1\"," + actionAndPayload + "]", ordered(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldReadBackWhatItWrites(Command command, String actionAndPayload) {
        readBack(command);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(START, "{\"status\":\"Accepted\",\"transactionId\":\"T-1\"}", true, "Accepted"),
                arguments(
                        START,
                        "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"Busy\",\"additionalInfo\":\"x\"}}",
                        false,
                        "Rejected"),
                arguments(STOP, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(STOP, "{\"status\":\"Rejected\",\"customData\":{\"vendorId\":\"v\"}}", false, "Rejected"),
                arguments(RESET, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(RESET, "{\"status\":\"Scheduled\"}", true, "Scheduled"),
                arguments(RESET, "{\"status\":\"Rejected\"}", false, "Rejected"),
                arguments(INOPERATIVE, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(INOPERATIVE, "{\"status\":\"Scheduled\"}", true, "Scheduled"),
                arguments(INOPERATIVE, "{\"status\":\"Rejected\"}", false, "Rejected"),
                arguments(GET, got("Accepted", "Accepted"), true, "Accepted"),
                arguments(GET, got("Accepted", "UnknownVariable"), false, "UnknownVariable"),
                arguments(GET, got("Rejected", "UnknownComponent"), false, "Rejected"),
                arguments(SET, set("Accepted", "Accepted"), true, "Accepted"),
                arguments(SET, set("RebootRequired", "Rejected"), false, "RebootRequired"),
                arguments(SET, set("Accepted", "NotSupportedAttributeType"), false, "NotSupportedAttributeType"),
                arguments(REPORT, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(REPORT, "{\"status\":\"EmptyResultSet\"}", false, "EmptyResultSet"),
                arguments(REPORT, "{\"status\":\"NotSupported\"}", false, "NotSupported"),
                arguments(TRIGGER, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(TRIGGER, "{\"status\":\"NotImplemented\"}", false, "NotImplemented"),
                arguments(UNLOCK, "{\"status\":\"Unlocked\"}", true, "Unlocked"),
                arguments(
                        UNLOCK, "{\"status\":\"OngoingAuthorizedTransaction\"}", false, "OngoingAuthorizedTransaction"),
                arguments(TRANSACTION, "{\"ongoingIndicator\":true,\"messagesInQueue\":false}", true, "ongoing"),
                arguments(TRANSACTION, "{\"ongoingIndicator\":false,\"messagesInQueue\":true}", true, "ended"),
                arguments(TRANSACTION, "{\"messagesInQueue\":true}", true, "unknown"),
                arguments(CLEAR, "{\"status\":\"Accepted\"}", true, "Accepted"),
                arguments(CLEAR, "{\"status\":\"Rejected\"}", false, "Rejected"),
                arguments(VENDOR, "{\"status\":\"Accepted\",\"data\":{\"a\":1.50}}", true, "Accepted"),
                arguments(VENDOR, "{\"status\":\"UnknownVendorId\"}", false, "UnknownVendorId"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldJudgeEachAnswer(Command command, String payload, boolean accepted, String status) {
        assertEquals(new CommandResult(accepted, status, payload), result(command, payload));
    }

    private static String got(String first, String second) {
        return """
            {"getVariableResult":[{"attributeStatus":"%s","attributeValue":"300","attributeType":"Actual",\
            "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},{"attributeStatus":"%s",\
            "attributeStatusInfo":{"reasonCode":"R"},"component":{"name":"EVSE"},"variable":{"name":"Power"}}]}\
            """.formatted(first, second);
    }

    private static String set(String first, String second) {
        return """
            {"setVariableResult":[{"attributeType":"Actual","attributeStatus":"%s","component":\
            {"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},{"attributeStatus":"%s",\
            "attributeStatusInfo":{"reasonCode":"R"},"component":{"name":"EVSE"},"variable":{"name":"Power"}}]}\
            """.formatted(first, second);
    }

    static Stream<Arguments> unspeakable() {
        ErrorCode value = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        ErrorCode number = ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        return Stream.of(
                arguments(new Command.StartSession(IdToken.of("x".repeat(37)), null), value),
                arguments(new Command.StartSession(new IdToken("x", "DirectPayment"), null), value),
                arguments(new Command.StopSession(new TransactionId("x".repeat(37))), value),
                arguments(new Command.GetVariables(List.of()), number),
                arguments(new Command.SetVariables(List.of()), number),
                arguments(new Command.SetVariables(List.of(new Command.Assignment(INTERVAL, "x".repeat(1001)))), value),
                arguments(new Command.GetBaseReport("Everything"), value),
                arguments(new Command.Trigger("DiagnosticsStatusNotification", null), value),
                arguments(new Command.SendVendorData("com.acme", "", "{\"a\":1}}"), value),
                arguments(new Command.SendVendorData("com.acme", "", "1,2"), value),
                arguments(new Command.SendVendorData("com.acme", "", ""), value),
                arguments(new Command.SendVendorData("x".repeat(256), "", null), value));
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void shouldRefuseACommandThatTheVersionCannotSay(Command command, ErrorCode code) {
        assertEquals(
                code, assertThrows(OcppException.class, () -> ordered(command)).code());
    }

    @Test
    void shouldRefuseAnAnswerThatBreaksTheSchema() {
        OcppException refused = assertThrows(OcppException.class, () -> result(RESET, "{\"status\":\"Maybe\"}"));
        assertEquals(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, refused.code());
    }
}
