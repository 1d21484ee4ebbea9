package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaConformanceTest {
    private static final Map<OcppVersion, Integer> ACTIONS =
            Map.of(OcppVersion.V16, 28 + 11, OcppVersion.V201, 64, OcppVersion.V21, 91);

    static Stream<Message> messages() {
        return Message.versions().stream().flatMap(Message::all);
    }

    static Stream<Golden> tables() {
        return Golden.tables().stream();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldHaveEveryActionOfTheVersionInItsDirection(OcppVersion version) {
        Dialect dialect = Dialects.of(version);
        Set<String> ours = new TreeSet<>();
        dialect.fromStation().forEach(action -> ours.add(action.name() + " CALL CS->CSMS"));
        dialect.sentByStation().forEach(action -> ours.add(action.name() + " SEND CS->CSMS"));
        dialect.toStation().forEach(action -> ours.add(action.name() + " CALL CSMS->CS"));
        List<OfficialSchemas.Listed> listed = OfficialSchemas.of(version).listed();
        assertEquals(
                listed.stream()
                        .flatMap(SchemaConformanceTest::directions)
                        .collect(Collectors.toCollection(TreeSet::new)),
                ours);
        assertEquals(ACTIONS.get(version), listed.size());
        System.out.println(version.subprotocol() + ": " + listed.size() + " actions, "
                + Message.all(version).count() + " requests and responses held against the schemas");
    }

    private static Stream<String> directions(OfficialSchemas.Listed action) {
        String start = action.action() + " " + action.rpc() + " ";
        return action.direction().equals("both")
                ? Stream.of(start + "CS->CSMS", start + "CSMS->CS")
                : Stream.of(start + action.direction());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldSayOfEveryFieldWhatTheSchemaSays(Message message) {
        OcppVersion version = message.dialect().version();
        Shape.Part official = SchemaShapes.of(OfficialSchemas.of(version).text(message.name()), version);
        assertEquals(lines(official), lines(message.shape()));
    }

    /** One line a field, which is how a difference is read best. */
    private static String lines(Shape shape) {
        return String.join("\n", shape.lines());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldWriteWhatTheSchemaTakesInItsOrder(Message message) {
        OcppVersion version = message.dialect().version();
        OfficialSchemas schemas = OfficialSchemas.of(version);
        Shape.Part official = SchemaShapes.of(schemas.text(message.name()), version);
        for (String payload : List.of(Payloads.full(official), Payloads.least(official))) {
            assertEquals(payload, message.rewritten(payload));
            assertEquals(List.of(), schemas.faults(message.name(), payload), payload);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldEmitOnlyWhatTheSchemasAllow(Golden table) {
        OfficialSchemas schemas = OfficialSchemas.of(table.dialect().version());
        List<String> faults = new ArrayList<>();
        for (Golden.Received row : table.received()) {
            if (FrameCodec.decode(OcppVersion.V21, row.frame()) instanceof Frame.Call call) {
                faults.addAll(schemas.faults(
                        call.action() + "Response", result(row.answer()).payload()));
            }
        }
        for (Golden.Sent row : table.sent()) {
            Frame.Call call = assertInstanceOf(Frame.Call.class, FrameCodec.decode(OcppVersion.V21, row.frame()));
            faults.addAll(schemas.faults(call.action() + "Request", call.payload()));
        }
        assertEquals(List.of(), faults);
    }

    private static Frame.CallResult result(String frame) {
        return assertInstanceOf(Frame.CallResult.class, FrameCodec.decode(OcppVersion.V21, frame));
    }

    @Test
    void shouldNoticeADifference() {
        Shape.Part text = new Shape.Part(Map.of("a", new Shape.Field(new Shape.Text(5), true)));
        Shape.Part longer = new Shape.Part(Map.of("a", new Shape.Field(new Shape.Text(6), true)));
        assertEquals(List.of("/a: required text of at most 5"), text.lines());
        assertEquals(List.of("/a: required text of at most 6"), longer.lines());
    }
}
