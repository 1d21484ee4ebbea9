package io.voltgate.simulator.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The eye and the official schemas find the same of every message that a server sends. The schemas' licence keeps them out of the
 * checkout; where the folder beside it is missing, this is skipped.
 */
class EyeAndSchemasTest {
    private static final Path FOLDER = Path.of("shared", "ocpp", "schemas");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Rule> OF_SHAPE =
            Set.of(Rule.PAYLOAD, Rule.NULL_FIELD, Rule.FRAME_PAYLOAD, Rule.FRAME_SHAPE, Rule.TIME_FORM);
    private static final Map<OcppVersion, Integer> AT_LEAST =
            Map.of(OcppVersion.V16, 800, OcppVersion.V201, 3_000, OcppVersion.V21, 5_000);

    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(FOLDER))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no folder " + FOLDER + " beside the checkout, so nothing was checked against it");
        return here.resolve(FOLDER);
    }

    private static String schema(OcppVersion version, String message) {
        String name = version.subprotocol().substring("ocpp".length());
        Path extended = folder().resolve(name + "-security", message + ".json");
        try {
            return Files.readString(Files.exists(extended) ? extended : folder().resolve(name, message + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldFindWhatTheSchemasFindAndNothingElse(OcppVersion version) {
        for (Action<?, ?> action : Dialects.of(version).toStation()) {
            compare(version, action.name() + "Request", payload -> {
                StrictEye eye = new StrictEye(version, Eyesight.PLAIN);
                eye.frame(Direction.FROM_SERVER, "[2,\"1\",\"" + action.name() + "\"," + payload + "]");
                return eye;
            });
        }
        for (Action<?, ?> action : Dialects.of(version).fromStation()) {
            compare(version, action.name() + "Response", payload -> {
                StrictEye eye = new StrictEye(version, Eyesight.PLAIN);
                eye.frame(Direction.TO_SERVER, "[2,\"1\",\"" + action.name() + "\",{}]");
                eye.frame(Direction.FROM_SERVER, "[3,\"1\"," + payload + "]");
                return eye;
            });
        }
        assertEquals(List.of(), differences);
        assertTrue(compared > AT_LEAST.get(version), compared + " payloads");
    }

    /** Shows a payload to a fresh eye. */
    private interface Showing {
        StrictEye to(JsonNode payload);
    }

    private void compare(OcppVersion version, String message, Showing showing) {
        String text = schema(version, message);
        SpecificationVersion draft =
                version == OcppVersion.V16 ? SpecificationVersion.DRAFT_4 : SpecificationVersion.DRAFT_6;
        Schema schema = SchemaRegistry.withDefaultDialect(draft).getSchema(text);
        for (SchemaExamples.Example example : SchemaExamples.of(JSON.readTree(text))) {
            boolean taken = schema.validate(
                            example.payload().toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
            List<Finding> found = showing.to(example.payload()).findings().stream()
                    .filter(finding -> OF_SHAPE.contains(finding.rule()))
                    .toList();
            compared++;
            if (taken != found.isEmpty()) {
                differences.add(version + " " + message + " " + example.what() + ": the schema "
                        + (taken ? "takes" : "refuses") + " it, the eye finds " + found);
            }
        }
    }
}
