package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class FrameRobustnessTest {
    private static final int ROUNDS = 5_000;
    private static final String CALL_ID = "call-7";
    private static final String CALL_START = "[2,\"" + CALL_ID + "\",";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private int read;
    private int refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReadOrRefuseWhateverComes(long seed) {
        FrameFuzz fuzz = new FrameFuzz(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Golden table = fuzz.pick(Golden.tables());
            attempt(table.dialect(), fuzz.spoil(fuzz.pick(frames(table)), 0));
        }
        assertTrue(read > 0 && refused > 0, "both must happen: " + read + " read, " + refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void shouldNameTheCallThatItRefuses(long seed) {
        FrameFuzz fuzz = new FrameFuzz(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Golden table = fuzz.pick(Golden.tables());
            String whole = fuzz.pick(table.received()).frame();
            String call = CALL_START + whole.substring(whole.indexOf(',', whole.indexOf(',') + 1) + 1);
            String spoiled = fuzz.spoil(call, CALL_START.length());
            OcppException fault = attempt(table.dialect(), spoiled);
            if (fault != null) {
                assertEquals(CALL_ID, fault.messageId(), spoiled);
                assertFalse(fault.inAnswer(), spoiled);
            }
        }
        assertTrue(read > 0 && refused > 0, "both must happen: " + read + " read, " + refused + " refused");
    }

    private static List<String> frames(Golden table) {
        return Stream.of(
                        table.received().stream().map(Golden.Received::frame),
                        table.sent().stream().map(Golden.Sent::answer),
                        Stream.of("[4,\"1\",\"GenericError\",\"why\",{\"a\":[1]}]"))
                .flatMap(texts -> texts)
                .toList();
    }

    /** What was wrong with the text, null where it was understood. */
    private OcppException attempt(Dialect dialect, String text) {
        try {
            understand(dialect, text);
            read++;
            return null;
        } catch (OcppException fault) {
            refused++;
            FrameCodec.refusal(dialect.version(), fault)
                    .ifPresent(answer -> assertEquals(
                            answer, FrameCodec.decode(dialect.version(), FrameCodec.encode(answer)), text));
            return fault;
        } catch (RuntimeException | StackOverflowError broken) {
            throw new AssertionError("neither read nor refused: " + text, broken);
        }
    }

    private static void understand(Dialect dialect, String text) {
        Frame frame = FrameCodec.decode(dialect.version(), text);
        assertEquals(frame, FrameCodec.decode(dialect.version(), FrameCodec.encode(frame)), text);
        switch (frame) {
            case Frame.Call call -> {
                MAPPER.readTree(call.payload());
                dialect.read(call, Golden.RECEIVED_AT);
            }
            case Frame.CallResult result -> {
                MAPPER.readTree(result.payload());
                for (Action.ToStation<?, ?> action : dialect.toStation()) {
                    resultOf(dialect, action, result);
                }
            }
            case Frame.Send send -> dialect.read(send, Golden.RECEIVED_AT);
            case Frame.CallError error -> MAPPER.readTree(error.details());
            case Frame.CallResultError error -> MAPPER.readTree(error.details());
        }
    }

    /** Any answer may come to any call; each is read or refused as an answer. */
    private static void resultOf(Dialect dialect, Action.ToStation<?, ?> action, Frame.CallResult result) {
        try {
            dialect.result(action, result);
        } catch (OcppException fault) {
            assertTrue(fault.inAnswer(), result.payload());
            assertEquals(result.id(), fault.messageId());
        }
    }
}
