package io.voltgate.ocpp;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One side of a message of one version: its wire record, and how we read it, empty where only stations do. A value, for the tests
 * that go through all messages. What a station sends is read all the way into the words of the domain.
 *
 * @param start of a frame, up to its payload
 */
record Message(
        Dialect dialect, String name, Class<? extends Wire> wire, String start, Optional<Consumer<String>> reader) {
    static final String ID = "m-1";
    private static final String RESULT = "[3,\"" + ID + "\",";
    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";

    /** Both sides of all messages of a version. */
    static Stream<Message> all(OcppVersion version) {
        Dialect dialect = Dialects.of(version);
        return Stream.of(received(dialect), unanswered(dialect), sent(dialect)).flatMap(sides -> sides);
    }

    /** What stations say in a version: their calls, their sends, their answers. */
    static Stream<Message> read(OcppVersion version) {
        return all(version).filter(message -> message.reader().isPresent());
    }

    private static Stream<Message> received(Dialect dialect) {
        return dialect.fromStation().stream()
                .flatMap(action -> Stream.of(
                        new Message(
                                dialect,
                                action.name() + REQUEST,
                                action.request(),
                                call(action),
                                Optional.of(payload ->
                                        dialect.read(new Frame.Call(ID, action.name(), payload), Golden.RECEIVED_AT))),
                        new Message(dialect, action.name() + RESPONSE, action.response(), RESULT, Optional.empty())));
    }

    private static Stream<Message> unanswered(Dialect dialect) {
        return dialect.sentByStation().stream()
                .map(action -> new Message(
                        dialect,
                        action.name() + REQUEST,
                        action.request(),
                        "[6,\"" + ID + "\",\"" + action.name() + "\",",
                        Optional.of(payload ->
                                dialect.read(new Frame.Send(ID, action.name(), payload), Golden.RECEIVED_AT))));
    }

    private static Stream<Message> sent(Dialect dialect) {
        return dialect.toStation().stream()
                .flatMap(action -> Stream.of(
                        new Message(dialect, action.name() + REQUEST, action.request(), call(action), Optional.empty()),
                        new Message(
                                dialect,
                                action.name() + RESPONSE,
                                action.response(),
                                RESULT,
                                Optional.of(payload -> dialect.result(action, new Frame.CallResult(ID, payload))))));
    }

    private static String call(Action<?, ?> action) {
        return "[2,\"" + ID + "\",\"" + action.name() + "\",";
    }

    /** A frame with all fields. */
    String frame() {
        return start + Payloads.full(shape()) + "]";
    }

    Shape.Part shape() {
        return RecordingRules.shapeOf(wire, dialect.version());
    }

    /** What is wrong with a payload, as its reader sees it; empty when nothing is. */
    Optional<OcppException> fault(String payload) {
        try {
            reader().orElseThrow().accept(payload);
            return Optional.empty();
        } catch (OcppException refused) {
            return Optional.of(refused);
        }
    }

    /** The payload read into its record and written again. */
    String rewritten(String payload) {
        return dialect.payload(dialect.wire(new Frame.CallResult(ID, payload), wire));
    }

    static List<OcppVersion> versions() {
        return List.of(OcppVersion.values());
    }

    @Override
    public String toString() {
        return dialect.version().subprotocol() + " " + name;
    }
}
