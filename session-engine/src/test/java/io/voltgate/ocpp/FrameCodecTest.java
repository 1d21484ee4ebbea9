package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameCodecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[2,\"1\",\"Heartbeat\",{}]",
                "[3,\"a\\\"b\",{\"x\":[1,{\"y\":null}]}]",
                "[4,\"1\",\"InternalError\",\"no\",{\"a\":1}]",
                "[2,\"1\",\"Heartbeat\",null]",
            })
    void shouldReadWhatItWrites(String text) {
        assertEquals(text, FrameCodec.encode(FrameCodec.decode(OcppVersion.V201, text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[5,\"1\",\"FormatViolation\",\"no\",{\"a\":1}]",
                "[6,\"1\",\"NotifyPeriodicEventStream\",{\"id\":1}]",
                "[6,\"1\",\"NotifyPeriodicEventStream\",null]",
            })
    void shouldReadTheFramesOfTheNewestVersionThereOnly(String text) {
        assertEquals(text, FrameCodec.encode(FrameCodec.decode(OcppVersion.V21, text)));
        for (OcppVersion older : List.of(OcppVersion.V16, OcppVersion.V201)) {
            OcppException fault = assertThrows(OcppException.class, () -> FrameCodec.decode(older, text));
            assertEquals(ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, fault.code());
            assertEquals("1", fault.messageId());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // what a version doesn't know: ignored, named, ignored (OCPP-J 1.6, 4.1.3; 2.0.1 Part 4, 4.4; 2.1 Part
                // 4, 4.4)
                "[1,\"1\",\"X\",{}] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~ -",
                "[7,\"1\",\"X\",{}] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~ -",
                "[-2,\"1\",\"X\",{}] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~"
                        + " -",
                // known since 2.1, where neither a faulty error nor a faulty send is answered
                "[5,\"1\"] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~ -",
                "[6,\"1\",7,{}] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~ -",
                "[6,\"1\"] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}] ~ -",
            })
    void shouldTellWhatItsVersionPrescribesOfUnknownTypes(String text, String in16, String in201, String in21) {
        assertEquals(Optional.ofNullable(in16), refusal(OcppVersion.V16, text));
        assertEquals(Optional.ofNullable(in201), refusal(OcppVersion.V201, text));
        assertEquals(Optional.ofNullable(in21), refusal(OcppVersion.V21, text));
    }

    @Test
    void shouldTellOfAnUnusableAnswerInTheNewestVersionOnly() {
        OcppException fault =
                OcppException.inAnswer(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "1", "status has the wrong type");
        assertEquals(
                Optional.of("[5,\"1\",\"TypeConstraintViolation\",\"status has the wrong type\",{}]"),
                FrameCodec.resultRefusal(OcppVersion.V21, fault).map(FrameCodec::encode));
        assertEquals(Optional.empty(), FrameCodec.resultRefusal(OcppVersion.V201, fault));
        assertEquals(Optional.empty(), FrameCodec.resultRefusal(OcppVersion.V16, fault));
        OcppException inCall = new OcppException(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "1", "why");
        assertEquals(Optional.empty(), FrameCodec.resultRefusal(OcppVersion.V21, inCall));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{} ~ RPC_FRAMEWORK_ERROR",
                "[2] ~ RPC_FRAMEWORK_ERROR",
                "[2,\"1\",\"Heartbeat\",{} ~ RPC_FRAMEWORK_ERROR",
                "[2,\"1\",\"Heartbeat\",{},1] ~ FORMAT_VIOLATION",
                "[2,\"1\",\"Heartbeat\",{}]x ~ RPC_FRAMEWORK_ERROR",
                "[2,\"1\",7,{}] ~ FORMAT_VIOLATION",
                "[2,\"1\",\"Heartbeat\"] ~ FORMAT_VIOLATION",
                "[9,\"1\",\"Heartbeat\",{}] ~ MESSAGE_TYPE_NOT_SUPPORTED",
                "[2,\"1\",\"Heartbeat\",{\"a\":}] ~ RPC_FRAMEWORK_ERROR",
            })
    void shouldNameWhatIsWrong(String text, ErrorCode code) {
        assertEquals(
                code,
                assertThrows(OcppException.class, () -> FrameCodec.decode(OcppVersion.V201, text))
                        .code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[2,\"1\",\"X\",[]]",
                "[2,\"1\",\"X\",[[],[]]]",
                "[3,\"1\",[]]",
                "[3,\"1\",17]",
                "[3,\"1\",-1.5e3]",
                "[3,\"1\",\"text ] \\\" }\"]",
                "[3,\"1\",true]",
                "[4,\"1\",\"c\",\"d\",{\"e\":[]}]",
                "[2,\"\\ud800\",\"X\",{\"a\":\"\\ud800\"}]",
                "[2,\"\\u0000\",\"X\",{}]",
            })
    void shouldCutOutPayloadsOfAnyKind(String text) {
        assertEquals(
                text,
                FrameCodec.encode(FrameCodec.decode(OcppVersion.V201, text)).replace("\\uD", "\\ud"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // not JSON, and no id to answer to
                "`` ~ - ~ [4,\"-1\",\"RpcFrameworkError\",\"the message is not a JSON array\",{}]",
                "{} ~ - ~ [4,\"-1\",\"RpcFrameworkError\",\"the message is not a JSON array\",{}]",
                "[2 ~ - ~ [4,\"-1\",\"RpcFrameworkError\",\"the message is not well-formed JSON\",{}]",
                "[\"2\",\"1\",\"X\",{}] ~ - ~"
                        + " [4,\"-1\",\"RpcFrameworkError\",\"the message type is not an integer\",{}]",
                "[2,null,\"X\",{}] ~ - ~ [4,\"-1\",\"RpcFrameworkError\",\"the message id is not a string\",{}]",
                // not JSON behind the id
                "[2,\"1\",\"X\",{] ~ [4,\"1\",\"FormationViolation\",\"the message is not well-formed JSON\",{}] ~"
                        + " [4,\"1\",\"RpcFrameworkError\",\"the message is not well-formed JSON\",{}]",
                // JSON, but no message
                "[2,\"1\",7,{}] ~ [4,\"1\",\"FormationViolation\",\"the action is not a string\",{}] ~"
                        + " [4,\"1\",\"FormatViolation\",\"the action is not a string\",{}]",
                "[2,\"1\",\"X\"] ~ [4,\"1\",\"FormationViolation\",\"the payload is missing\",{}] ~"
                        + " [4,\"1\",\"FormatViolation\",\"the payload is missing\",{}]",
                // unknown message types
                "[9,\"1\",\"X\",{}] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}]",
                "[99999999999,\"1\"] ~ - ~ [4,\"1\",\"MessageTypeNotSupported\",\"the message type is unknown\",{}]",
                // answers are never answered
                "[3,\"1\"] ~ - ~ -",
                "[3,null,{}] ~ - ~ -",
                "[4,\"1\"] ~ - ~ -",
                "[4,\"1\",\"c\",\"d\",{]] ~ - ~ -",
            })
    void shouldTellThePeerWhatItsVersionPrescribes(String text, String in16, String in201) {
        OcppException fault = assertThrows(OcppException.class, () -> FrameCodec.decode(OcppVersion.V201, text));
        assertEquals(Optional.ofNullable(in16), refusal(OcppVersion.V16, fault));
        assertEquals(Optional.ofNullable(in201), refusal(OcppVersion.V201, fault));
    }

    @ParameterizedTest
    @CsvSource({
        "OCCURRENCE_CONSTRAINT_VIOLATION, OccurenceConstraintViolation, OccurrenceConstraintViolation",
        "FORMAT_VIOLATION, FormationViolation, FormatViolation",
        "NOT_IMPLEMENTED, NotImplemented, NotImplemented",
        "TYPE_CONSTRAINT_VIOLATION, TypeConstraintViolation, TypeConstraintViolation",
        "SECURITY_ERROR, SecurityError, SecurityError",
    })
    void shouldSpellCodesAsTheVersionDoes(ErrorCode code, String in16, String in201) {
        OcppException fault = new OcppException(code, "1", "why");
        assertEquals(Optional.of("[4,\"1\",\"" + in16 + "\",\"why\",{}]"), refusal(OcppVersion.V16, fault));
        assertEquals(Optional.of("[4,\"1\",\"" + in201 + "\",\"why\",{}]"), refusal(OcppVersion.V201, fault));
    }

    private static Optional<String> refusal(OcppVersion version, String text) {
        return refusal(version, assertThrows(OcppException.class, () -> FrameCodec.decode(version, text)));
    }

    private static Optional<String> refusal(OcppVersion version, OcppException fault) {
        return FrameCodec.refusal(version, fault).map(FrameCodec::encode);
    }
}
