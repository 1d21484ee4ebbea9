package io.voltgate.ocpp.v16;

import static io.voltgate.ocpp.Golden.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Dialect16Test {
    private static final Dialect DIALECT = Dialect16.DIALECT;
    private static final ConnectorId ONE = ConnectorId.numbered(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Jump',{} | NOT_IMPLEMENTED | the action is not known",
                "'heartbeat',{} | NOT_IMPLEMENTED | the action is not known",
                "'Reset',{'type':'Hard'} | NOT_SUPPORTED | the action is not one that stations call",
                "'Heartbeat',[] | PROTOCOL_ERROR | the payload is not an object",
                "'Authorize',null | OCCURRENCE_CONSTRAINT_VIOLATION | idTag is required",
                "'MeterValues',{'connectorId':-1,'meterValue':[]} | PROPERTY_CONSTRAINT_VIOLATION"
                        + " | connectorId is less than 0",
                "'MeterValues',{'connectorId':1,'transactionId':9223372036854775808,'meterValue':[]}"
                        + " | PROPERTY_CONSTRAINT_VIOLATION | transactionId is beyond its range",
                "'MeterValues',{'connectorId':1,'meterValue':[{'timestamp':'t','sampledValue':[{'value':'1'},{}]}]}"
                        + " | OCCURRENCE_CONSTRAINT_VIOLATION | meterValue[0].sampledValue[1].value is required",
                "'StartTransaction',{'connectorId':1,'idTag':'T','meterStart':9223372036855,'timestamp':'t'}"
                        + " | PROPERTY_CONSTRAINT_VIOLATION"
                        + " | meterStart is not within -9223372036854 to 9223372036854",
                "'StopTransaction',{'meterStop':-9223372036855,'timestamp':'t','transactionId':1}"
                        + " | PROPERTY_CONSTRAINT_VIOLATION"
                        + " | meterStop is not within -9223372036854 to 9223372036854",
                "'StopTransaction',{'meterStop':1,'timestamp':'t','transactionId':'1'}"
                        + " | TYPE_CONSTRAINT_VIOLATION | transactionId has the wrong type",
            })
    void shouldNameWhatIsWrongWithACall(String call, ErrorCode code, String description) {
        Frame.Call frame = call("[2,'1'," + call + "]");
        OcppException refused = assertThrows(OcppException.class, () -> DIALECT.read(frame, 0));
        assertEquals(code, refused.code());
        assertEquals(description, refused.getMessage());
        assertEquals("1", refused.messageId());
    }

    static Stream<Arguments> inexpressible() {
        Command.Assignment one = new Command.Assignment(Variable.key("K"), "v");
        Command.Assignment long501 = new Command.Assignment(Variable.key("K"), "v".repeat(501));
        ConnectorId none = new ConnectorId(1, 2);
        return Stream.of(
                Arguments.of(new Command.SetVariables(List.of()), "assignments must be exactly one in OCPP 1.6"),
                Arguments.of(
                        new Command.SetVariables(List.of(one, one)), "assignments must be exactly one in OCPP 1.6"),
                Arguments.of(new Command.SetVariables(List.of(long501)), "value has more than 500 characters"),
                Arguments.of(
                        new Command.GetVariables(List.of(Variable.of("AuthCtrlr", "Enabled"))),
                        "key has no component in OCPP 1.6"),
                Arguments.of(
                        new Command.StopSession(new TransactionId("6f2c")),
                        "transactionId is not a number of OCPP 1.6"),
                Arguments.of(
                        new Command.StopSession(TransactionId.of(Long.MAX_VALUE)),
                        "transactionId is not a number of OCPP 1.6"),
                Arguments.of(
                        new Command.StartSession(IdToken.of("x".repeat(21)), null),
                        "idTag has more than 20 characters"),
                Arguments.of(new Command.StartSession(IdToken.of("x"), none), "connectorId has no number in OCPP 1.6"),
                Arguments.of(new Command.Unlock(ConnectorId.STATION), "connectorId is less than 1"),
                Arguments.of(
                        new Command.Trigger("TransactionEvent", null),
                        "requestedMessage is not one of the allowed values"),
                Arguments.of(
                        new Command.SetChargingProfile(none, profile("TxProfile", "Relative", 1)),
                        "connectorId has no number in OCPP 1.6"),
                Arguments.of(
                        new Command.SetChargingProfile(ONE, profile("TxProfile", "Relative", 2)),
                        "schedules must be exactly one in OCPP 1.6"),
                Arguments.of(
                        new Command.SetChargingProfile(ONE, profile("TxProfile", "Relative", 0)),
                        "schedules must be exactly one in OCPP 1.6"),
                Arguments.of(
                        new Command.SetChargingProfile(ONE, profile("LocalGeneration", "Relative", 1)),
                        "csChargingProfiles.chargingProfilePurpose is not one of the allowed values"),
                Arguments.of(
                        new Command.SetChargingProfile(ONE, profile("TxProfile", "Dynamic", 1)),
                        "csChargingProfiles.chargingProfileKind is not one of the allowed values"),
                Arguments.of(
                        new Command.ClearChargingProfile(null, null, "PriorityCharging", null),
                        "chargingProfilePurpose is not one of the allowed values"),
                Arguments.of(
                        new Command.GetCompositeSchedule(ONE, 60, "kW"),
                        "chargingRateUnit is not one of the allowed values"),
                Arguments.of(
                        new Command.Reserve(1, IdToken.of("T"), "g".repeat(21), null, 0),
                        "parentIdTag has more than 20 characters"),
                Arguments.of(
                        new Command.SendLocalList(1, true, List.of(new Command.LocalListEntry(IdToken.of("T"), null))),
                        "idTagInfo is required in a full list"),
                Arguments.of(
                        new Command.SendLocalList(
                                1, false, List.of(new Command.LocalListEntry(IdToken.of("T".repeat(21)), null))),
                        "localAuthorizationList[0].idTag has more than 20 characters"),
                Arguments.of(
                        new Command.UpdateFirmware("https://x.org", 0, 1L, null, null),
                        "installAtMs is for signed firmware only in OCPP 1.6"),
                Arguments.of(
                        new Command.UpdateFirmware("x.org", 0, null, null, null),
                        "location is not an absolute address"),
                Arguments.of(
                        new Command.UpdateFirmware(
                                "https://x.org", 0, null, null, new Command.Signature("C", "s".repeat(801))),
                        "firmware.signature has more than 800 characters"),
                Arguments.of(
                        new Command.GetLog("DataCollectorLog", "https://x.org", null, null, null),
                        "logType is not one of the allowed values"),
                Arguments.of(
                        new Command.InstallCertificate("V2GRootCertificate", "PEM"),
                        "certificateType is not one of the allowed values"),
                Arguments.of(
                        new Command.GetInstalledCertificates(List.of()),
                        "certificateTypes must be exactly one in OCPP 1.6"),
                Arguments.of(
                        new Command.GetInstalledCertificates(List.of("MORootCertificate")),
                        "certificateType is not one of the allowed values"),
                Arguments.of(
                        new Command.DeleteCertificate(new CertificateHash("MD5", "n", "k", "s")),
                        "certificateHashData.hashAlgorithm is not one of the allowed values"),
                Arguments.of(
                        new Command.CertificateSigned("PEM", "V2GCertificate", null),
                        "certificateType is the station's only in OCPP 1.6"),
                Arguments.of(new Command.CertificateSigned("PEM", null, 1), "requestId doesn't exist in OCPP 1.6"));
    }

    @ParameterizedTest
    @MethodSource("inexpressible")
    void shouldRefuseCommandsThatTheVersionCantSay(Command command, String description) {
        OcppException refused = assertThrows(OcppException.class, () -> DIALECT.write("1", order(command)));
        assertEquals(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, refused.code());
        assertEquals(description, refused.getMessage());
    }

    @Test
    void shouldHaveNoMessageForCommandsOfLaterVersions() {
        assertEquals(Optional.empty(), DIALECT.write("1", order(new Command.GetBaseReport("FullInventory"))));
        assertEquals(Optional.empty(), DIALECT.write("1", order(new Command.GetTransactionStatus(null))));
        assertEquals(Optional.empty(), DIALECT.write("1", order(new Command.GetChargingProfiles(null))));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, Accepted",
        "BLOCKED, Blocked",
        "EXPIRED, Expired",
        "UNKNOWN, Invalid",
        "CONCURRENT, ConcurrentTx",
        "NOT_AT_THIS_TIME, Blocked",
        "NOT_AT_THIS_LOCATION, Blocked",
    })
    void shouldSayEveryVerdictInTheWordsOfTheVersion(TokenStatus status, String word) {
        Frame answer = DIALECT.answer("1", Authorize.ACTION, new Reply.Authorized(Authorization.of(status)));
        assertEquals(json("[3,'1',{'idTagInfo':{'status':'" + word + "'}}]"), FrameCodec.encode(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_ACCEPTED_YET, SecurityError",
        "UNAVAILABLE, InternalError",
    })
    void shouldRefuseInTheWordsOfTheVersion(Reply.Refusal reason, String word) {
        Frame answer = DIALECT.answer("1", Heartbeat.ACTION, new Reply.Refused(reason, "why"));
        assertEquals(json("[4,'1','" + word + "','why',{}]"), FrameCodec.encode(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, Raw, 12.500000",
        "-3, , -3.000000",
        "1234, SignedData, ",
        "1e3, SignedData, ",
        "OCMF|1234, SignedData, ",
        "text, Raw, ",
    })
    void shouldNeverTakeASignedContainerForAReading(String value, String format, String wh) {
        String formatted = format == null ? "" : ",'format':'" + format + "'";
        Frame.Call call = call("[2,'1','MeterValues',{'connectorId':1,'meterValue':[{'timestamp':'t','sampledValue':["
                + "{'value':'" + value + "'" + formatted + "}]}]}]");
        Request.MeterValues values = assertInstanceOf(
                Request.MeterValues.class, DIALECT.read(call, 0).request());
        Sample sample = values.samples().getFirst();
        assertEquals(
                Optional.ofNullable(wh),
                sample.register().map(energy -> energy.toWh().toPlainString()));
        assertEquals(Sample.IMPORT_REGISTER, sample.measurand());
    }

    @Test
    @Timeout(10)
    void shouldNotSpendTimeOnEndlessReadings() {
        String digits = "9".repeat(1_000_000);
        for (String format : List.of("Raw", "SignedData")) {
            Frame.Call call = call("[2,'1','MeterValues',{'connectorId':1,'meterValue':[{'timestamp':'t',"
                    + "'sampledValue':[{'value':'" + digits + "','format':'" + format + "'}]}]}]");
            Request.MeterValues values = assertInstanceOf(
                    Request.MeterValues.class, DIALECT.read(call, 0).request());
            assertEquals(digits, values.samples().getFirst().value());
            assertEquals(Optional.empty(), values.samples().getFirst().register());
        }
    }

    @Test
    void shouldTakeTheTimeOfReceiptForUnreadableTimes() {
        Frame.Call call =
                call("[2,'1','StartTransaction',{'connectorId':0,'idTag':'T','meterStart':0,'timestamp':'yesterday'}]");
        Request.StartTransaction start = assertInstanceOf(
                Request.StartTransaction.class, DIALECT.read(call, 42).request());
        assertEquals(42, start.at().epochMs());
        assertEquals("yesterday", start.at().raw());
    }

    private static ChargingProfile profile(String purpose, String kind, int schedules) {
        ChargingProfile.Schedule empty = new ChargingProfile.Schedule("A", null, null, null, List.of());
        return new ChargingProfile(1, 0, purpose, kind, null, null, null, null, Collections.nCopies(schedules, empty));
    }

    @Test
    void shouldLeavePasswordsOutOfWhatIsKeptOfAnAnswer() {
        Dialect dialect = Dialects.of(OcppVersion.V16);
        String payload = json("{'configurationKey':[{'key':'AuthorizationKey','readonly':false,'value':'s3cret'},"
                + "{'key':'HeartbeatInterval','readonly':false,'value':'60'}]}");
        CommandResult result = dialect.result(
                (Action.ToStation<?, ?>) dialect.action("GetConfiguration"), new Frame.CallResult("1", payload));
        assertEquals(
                json("{'configurationKey':[{'key':'AuthorizationKey','readonly':false},"
                        + "{'key':'HeartbeatInterval','readonly':false,'value':'60'}]}"),
                result.payload());
    }

    private static Frame.Call call(String text) {
        return assertInstanceOf(Frame.Call.class, FrameCodec.decode(OcppVersion.V16, json(text)));
    }

    private static Order order(Command command) {
        return new Order(new CommandId(new UUID(0, 1)), 1, command);
    }
}
