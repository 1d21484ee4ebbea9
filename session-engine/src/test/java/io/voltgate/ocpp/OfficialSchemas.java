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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schemas of the Open Charge Alliance for one version, read from a folder beside the checkout: their licence keeps them out
 * of it. Immutable. Where the folder is missing, whoever asks for it is skipped.
 */
final class OfficialSchemas {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of("shared", "ocpp", "schemas");
    private static final SchemaRegistry DRAFT_4 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
    private static final SchemaRegistry DRAFT_6 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6);

    private static final Map<Path, Schema> COMPILED = new ConcurrentHashMap<>();
    private static final Path LIST = Path.of("messages.csv");
    private static final String SECURITY = "-security";

    private final Path shared;
    private final String version;

    private OfficialSchemas(Path shared, String version) {
        this.shared = shared;
        this.version = version;
    }

    /** An action of the version, as the list beside the schemas has it: CALL or SEND, and who says it. */
    record Listed(String action, String rpc, String direction) {}

    /** The schemas of the version; the calling test is skipped where they aren't there. */
    static OfficialSchemas of(OcppVersion version) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(FOLDER))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no folder " + FOLDER + " beside the checkout, so nothing was checked against it");
        return new OfficialSchemas(here.resolve(FOLDER), version.subprotocol().substring("ocpp".length()));
    }

    /** The actions of the version; those of the security extension are among those of OCPP 1.6. */
    List<Listed> listed() {
        return read(shared.resolveSibling(LIST))
                .lines()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(version) || row[0].equals(version + SECURITY))
                .map(row -> new Listed(row[1], row[2], row[3]))
                .toList();
    }

    /** The schema of a message such as AuthorizeRequest, as it is written. */
    JsonNode text(String message) {
        return MAPPER.readTree(read(file(message)));
    }

    /** What is wrong with a payload, empty when nothing is. */
    List<String> faults(String message, String payload) {
        Path file = file(message);
        return COMPILED
                .computeIfAbsent(file, this::compiled)
                .validate(
                        payload,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compiled(Path file) {
        boolean oldest = file.startsWith(shared.resolve("1.6"));
        return (oldest ? DRAFT_4 : DRAFT_6).getSchema(read(file));
    }

    private Path file(String message) {
        Path extended = shared.resolve(version + SECURITY, message + ".json");
        return Files.exists(extended) ? extended : shared.resolve(version, message + ".json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
