package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertEquals(text, FrameCodec.encode(FrameCodec.decode(text)));
    }

    @Test
    void shouldTakeShortCallErrorsOfRealStations() {
        assertEquals(
                new Frame.CallError("1", "GenericError", "", "{}"), FrameCodec.decode("[4,\"1\",\"GenericError\"]"));
        assertEquals(
                new Frame.CallError("1", "GenericError", "", "null"),
                FrameCodec.decode("[4,\"1\",\"GenericError\",null,null]"));
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
                assertThrows(OcppException.class, () -> FrameCodec.decode(text)).code());
    }
}
