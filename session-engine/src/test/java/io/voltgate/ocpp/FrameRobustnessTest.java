package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final Map<OcppVersion, List<String>> FRAMES = perVersion(FrameRobustnessTest::frames);
    private static final Map<OcppVersion, List<String>> CALLS = perVersion(version -> FRAMES.get(version).stream()
            .filter(frame -> frame.startsWith("[2,"))
            .toList());
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private int read;
    private int refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReadOrRefuseWhateverComes(long seed) {
        FrameFuzz fuzz = new FrameFuzz(seed);
        for (int round = 0; round < ROUNDS; round++) {
            OcppVersion version = fuzz.pick(Message.versions());
            attempt(Dialects.of(version), fuzz.spoil(fuzz.pick(FRAMES.get(version)), 0));
        }
        assertTrue(read > 0 && refused > 0, "both must happen: " + read + " read, " + refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void shouldNameTheCallThatItRefuses(long seed) {
        FrameFuzz fuzz = new FrameFuzz(seed);
        for (int round = 0; round < ROUNDS; round++) {
            OcppVersion version = fuzz.pick(Message.versions());
            String whole = fuzz.pick(CALLS.get(version));
            String call = CALL_START + whole.substring(whole.indexOf(',', whole.indexOf(',') + 1) + 1);
            String spoiled = fuzz.spoil(call, CALL_START.length());
            OcppException fault = attempt(Dialects.of(version), spoiled);
            if (fault != null) {
                assertEquals(CALL_ID, fault.messageId(), spoiled);
                assertFalse(fault.inAnswer(), spoiled);
            }
        }
        assertTrue(read > 0 && refused > 0, "both must happen: " + read + " read, " + refused + " refused");
    }

    /** Of every message that a station can say, once with all fields, and of those in the golden tables what stands there. */
    private static List<String> frames(OcppVersion version) {
        Stream<String> golden = Golden.tables().stream()
                .filter(table -> table.dialect().version() == version)
                .flatMap(table -> Stream.concat(
                        table.received().stream().map(Golden.Received::frame),
                        table.sent().stream().map(Golden.Sent::answer)));
        Stream<String> generated = Message.read(version).map(Message::frame);
        Stream<String> errors =
                IntStream.of(4, 5).mapToObj(type -> "[" + type + ",\"1\",\"GenericError\",\"why\",{\"a\":[1]}]");
        return Stream.of(golden, generated, errors).flatMap(texts -> texts).toList();
    }

    private static <T> Map<OcppVersion, T> perVersion(Function<OcppVersion, T> of) {
        return Message.versions().stream().collect(Collectors.toMap(version -> version, of));
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
