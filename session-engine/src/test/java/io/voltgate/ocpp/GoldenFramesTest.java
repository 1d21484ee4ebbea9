package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Order;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFramesTest {
    static Stream<Golden> tables() {
        return Golden.tables().stream();
    }

    static Stream<Arguments> received() {
        return tables().flatMap(table -> table.received().stream().map(row -> Arguments.of(row, table.dialect())));
    }

    static Stream<Arguments> sent() {
        return tables().flatMap(table -> table.sent().stream().map(row -> Arguments.of(row, table.dialect())));
    }

    @ParameterizedTest
    @MethodSource("received")
    void shouldUnderstandAndAnswerWhatStationsSend(Golden.Received row, Dialect dialect) {
        Frame.Call call = assertInstanceOf(Frame.Call.class, FrameCodec.decode(dialect.version(), row.frame()));
        Dialect.Received read = dialect.read(call, Golden.RECEIVED_AT);
        assertEquals(row.request(), read.request());
        assertEquals(row.answer(), FrameCodec.encode(dialect.answer(call.id(), read.action(), row.reply())));
    }

    @ParameterizedTest
    @MethodSource("sent")
    void shouldSendCommandsAndUnderstandTheAnswers(Golden.Sent row, Dialect dialect) {
        Order order = new Order(new CommandId(new UUID(0, 1)), Golden.ORDER, row.command());
        Dialect.Sent sent = dialect.write(Golden.CALL_ID, order).orElseThrow();
        assertEquals(row.frame(), FrameCodec.encode(sent.call()));
        Frame.CallResult answer =
                assertInstanceOf(Frame.CallResult.class, FrameCodec.decode(dialect.version(), row.answer()));
        CommandResult result = dialect.result(sent.action(), answer);
        assertEquals(row.result(), new CommandResult(result.accepted(), result.status(), result.payload()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldHaveARowForEveryMessage(Golden table) {
        assertEquals(
                names(table.dialect().fromStation().stream()),
                actions(table.received().stream().map(Golden.Received::frame)));
        assertEquals(
                names(table.dialect().toStation().stream()),
                actions(table.sent().stream().map(Golden.Sent::frame)));
    }

    private static Set<String> names(Stream<? extends Action<?, ?>> actions) {
        return actions.map(Action::name).collect(Collectors.toSet());
    }

    private static Set<String> actions(Stream<String> frames) {
        return frames.map(frame -> FrameCodec.decode(OcppVersion.V21, frame))
                .map(frame -> assertInstanceOf(Frame.Call.class, frame).action())
                .collect(Collectors.toSet());
    }
}
