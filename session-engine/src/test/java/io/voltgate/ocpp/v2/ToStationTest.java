package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.Said201.ordered;
import static io.voltgate.ocpp.v2.Said201.readBack;
import static io.voltgate.ocpp.v2.Said201.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Golden;
import io.voltgate.ocpp.OcppException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToStationTest {
    private static final Variable INTERVAL = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
    private static final Command.DisplayText HELLO = new Command.DisplayText("UTF8", "en", "Hello");
    private static final Command RESET = new Command.Reset(true, 0);

    static List<Golden.Sent> sent() {
        return GoldenSent.rows();
    }

    @ParameterizedTest
    @MethodSource("sent")
    void shouldReadBackWhatItWrites(Golden.Sent row) {
        readBack(row.command());
    }

    static Stream<Arguments> unspeakable() {
        ErrorCode value = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        ErrorCode number = ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        return Stream.of(
                arguments(new Command.StartSession(IdToken.of("x".repeat(37)), null), value),
                arguments(new Command.StartSession(new IdToken("x", "DirectPayment"), null), value),
                arguments(new Command.StartSession(IdToken.of("x"), null, profile("TxProfile", "T-1")), value),
                arguments(new Command.StartSession(IdToken.of("x"), null, profile("TxDefaultProfile", null)), value),
                arguments(new Command.StopSession(new TransactionId("x".repeat(37))), value),
                arguments(new Command.GetVariables(List.of()), number),
                arguments(new Command.SetVariables(List.of()), number),
                arguments(new Command.SetVariables(List.of(new Command.Assignment(INTERVAL, "x".repeat(1001)))), value),
                arguments(new Command.GetBaseReport("Everything"), value),
                arguments(new Command.Trigger("DiagnosticsStatusNotification", null), value),
                arguments(new Command.SendVendorData("com.acme", "", "{\"a\":1}}"), value),
                arguments(new Command.SendVendorData("com.acme", "", "1,2"), value),
                arguments(new Command.SendVendorData("com.acme", "", ""), value),
                arguments(new Command.SendVendorData("x".repeat(256), "", null), value),
                arguments(new Command.ClearChargingProfile(null, null, null, null), value),
                arguments(new Command.GetLog("DataCollectorLog", "ftp://x", null, null, null), value),
                arguments(new Command.CertificateSigned("pem", null, 3), ErrorCode.PROTOCOL_ERROR),
                arguments(new Command.SetDisplayMessage(1, "InFront", null, null, null, null, List.of()), value),
                arguments(
                        new Command.SetDisplayMessage(1, "InFront", null, null, null, null, List.of(HELLO, HELLO)),
                        ErrorCode.PROTOCOL_ERROR),
                arguments(new Command.Reserve(1, IdToken.of("x"), "g".repeat(37), null, 0), value),
                arguments(
                        new Command.SendLocalList(
                                1, true, List.of(new Command.LocalListEntry(IdToken.of("x".repeat(37)), null))),
                        value));
    }

    private static ChargingProfile profile(String purpose, @Nullable String transaction) {
        List<ChargingProfile.Period> periods = List.of(new ChargingProfile.Period(0, BigDecimal.TEN, null));
        return new ChargingProfile(
                1,
                0,
                purpose,
                "Relative",
                null,
                null,
                null,
                transaction == null ? null : new TransactionId(transaction),
                List.of(new ChargingProfile.Schedule("A", null, null, null, periods)));
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
