package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaConformanceTest {
    /** What our records leave out on purpose, as a path in any message; whatever else is missing is a defect. */
    private static final Set<String> LEFT_OUT =
            Set.of("RemoteStartTransactionRequest/chargingProfile", "RequestStartTransactionRequest/chargingProfile");

    private static final String CUSTOM_DATA = "/customData";

    /** One wire record and the schema that it must agree with. */
    record Message(Dialect dialect, String name, Class<? extends Wire> wire, Consumer<String> reader) {
        @Override
        public String toString() {
            return dialect.version().subprotocol() + " " + name;
        }
    }

    static Stream<Golden> tables() {
        return Golden.tables().stream();
    }

    static Stream<Message> messages() {
        return tables().map(Golden::dialect).flatMap(SchemaConformanceTest::messages);
    }

    private static Stream<Message> messages(Dialect dialect) {
        Stream<Message> received = dialect.fromStation().stream()
                .flatMap(action -> Stream.of(
                        message(
                                dialect,
                                action.name() + "Request",
                                action.request(),
                                payload ->
                                        dialect.read(new Frame.Call("1", action.name(), payload), Golden.RECEIVED_AT)),
                        wire(dialect, action.name() + "Response", action.response())));
        Stream<Message> sent = dialect.toStation().stream()
                .flatMap(action -> Stream.of(
                        wire(dialect, action.name() + "Request", action.request()),
                        message(
                                dialect,
                                action.name() + "Response",
                                action.response(),
                                payload -> dialect.result(action, new Frame.CallResult("1", payload)))));
        return Stream.concat(received, sent);
    }

    /** What a station sends is read all the way into the words of the domain. */
    private static Message message(Dialect dialect, String name, Class<? extends Wire> wire, Consumer<String> reader) {
        return new Message(dialect, name, wire, reader);
    }

    private static Message wire(Dialect dialect, String name, Class<? extends Wire> wire) {
        return new Message(dialect, name, wire, payload -> dialect.wire(new Frame.CallResult("1", payload), wire));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldEmitOnlyWhatTheSchemasAllow(Golden table) {
        OfficialSchemas schemas = OfficialSchemas.of(table.dialect().version());
        List<String> faults = new ArrayList<>();
        for (Golden.Received row : table.received()) {
            String action = call(row.frame()).action();
            faults.addAll(
                    schemas.faults(action + "Response", result(row.answer()).payload()));
        }
        for (Golden.Sent row : table.sent()) {
            Frame.Call call = call(row.frame());
            faults.addAll(schemas.faults(call.action() + "Request", call.payload()));
        }
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldTakeWhatTheSchemaAllowsAndRefuseTheRestWithTheRightCode(Message message) {
        OfficialSchemas schemas = OfficialSchemas.of(message.dialect().version());
        SchemaInstances instances = new SchemaInstances(schemas.text(message.name()), message.wire());
        assertEquals(List.of(), schemas.faults(message.name(), instances.valid()), "the generated payload");
        assertEquals(Optional.empty(), outcome(message, instances.valid()), instances.valid());

        List<String> surprises = new ArrayList<>();
        for (SchemaInstances.Variant variant : instances.variants()) {
            Optional<ErrorCode> outcome = outcome(message, variant.payload());
            if (!outcome.equals(variant.expected())) {
                surprises.add(variant.what() + ": " + outcome + " instead of " + variant.expected());
            }
        }
        assertEquals(List.of(), surprises);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldKnowExactlyTheFieldsOfTheSchema(Message message) {
        OfficialSchemas schemas = OfficialSchemas.of(message.dialect().version());
        SchemaInstances instances = new SchemaInstances(schemas.text(message.name()), message.wire());
        assertEquals(Set.of(), instances.unknown());
        List<String> forgotten = instances.unread().stream()
                .filter(field -> !field.endsWith(CUSTOM_DATA))
                .map(field -> message.name() + field)
                .filter(field -> !LEFT_OUT.contains(field))
                .toList();
        assertEquals(List.of(), forgotten);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldRefusePayloadsThatAreNoObjects(Message message) {
        for (String payload : List.of("[]", "7", "\"\"", "true", "\"{}\"")) {
            assertEquals(Optional.of(ErrorCode.PROTOCOL_ERROR), outcome(message, payload), payload);
        }
        assertTrue(outcome(message, "{\"surplus\":[{}]}")
                .filter(code -> code != ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION)
                .isEmpty());
    }

    private static Optional<ErrorCode> outcome(Message message, String payload) {
        try {
            message.reader().accept(payload);
            return Optional.empty();
        } catch (OcppException refused) {
            return Optional.of(refused.code());
        }
    }

    private static Frame.Call call(String frame) {
        return assertInstanceOf(Frame.Call.class, FrameCodec.decode(OcppVersion.V21, frame));
    }

    private static Frame.CallResult result(String frame) {
        return assertInstanceOf(Frame.CallResult.class, FrameCodec.decode(OcppVersion.V21, frame));
    }
}
