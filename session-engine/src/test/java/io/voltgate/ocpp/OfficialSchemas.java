package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schemas of the Open Charge Alliance for one version, read from a folder beside the checkout: their licence keeps them out
 * of it. Immutable. Where the folder is missing, whoever asks for it is skipped.
 */
final class OfficialSchemas {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of("shared", "ocpp", "schemas");

    private final Path folder;
    private final SchemaRegistry registry;

    private OfficialSchemas(Path folder, SpecificationVersion draft) {
        this.folder = folder;
        this.registry = SchemaRegistry.withDefaultDialect(draft);
    }

    /** The schemas of the version; the calling test is skipped where they aren't there. */
    static OfficialSchemas of(OcppVersion version) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(FOLDER))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no folder " + FOLDER + " beside the checkout, so nothing was checked against it");
        SpecificationVersion draft =
                version == OcppVersion.V16 ? SpecificationVersion.DRAFT_4 : SpecificationVersion.DRAFT_6;
        return new OfficialSchemas(
                here.resolve(FOLDER).resolve(version.subprotocol().substring("ocpp".length())), draft);
    }

    /** The schema of a message such as AuthorizeRequest, as it is written. */
    JsonNode text(String message) {
        return MAPPER.readTree(file(message));
    }

    /** What is wrong with a payload, empty when nothing is. */
    List<String> faults(String message, String payload) {
        Schema schema = registry.getSchema(file(message));
        return schema
                .validate(
                        payload,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private String file(String message) {
        try {
            return Files.readString(folder.resolve(message + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
