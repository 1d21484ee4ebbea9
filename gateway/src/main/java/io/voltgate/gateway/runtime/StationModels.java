package io.voltgate.gateway.runtime;

import io.voltgate.engine.StationTraits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How the models of stations differ from the standard: the list that comes with the gateway, and over it the operator's file. Asked
 * from any thread, refreshed by the house's. A file that can't be understood changes nothing: the list before it stays in force.
 */
public final class StationModels {
    private static final Logger LOG = LoggerFactory.getLogger(StationModels.class);
    private static final String SHIPPED = "/io/voltgate/gateway/station-models.yaml";
    /** Models that are remembered with their traits; when there are more, they are worked out anew. */
    private static final int MAX_KNOWN = 4_096;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Optional<Path> file;
    private final List<ModelProfile> shipped;
    private volatile Book book;
    private @Nullable FileTime read;

    private record Model(String vendor, String model, String firmware) {}

    /** What is in force, with what was worked out from it. */
    private record Book(List<ModelProfile> profiles, Map<Model, StationTraits> known) {
        Book(List<ModelProfile> profiles) {
            this(List.copyOf(profiles), new ConcurrentHashMap<>());
        }

        StationTraits traits(Model model) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            return known.computeIfAbsent(model, this::workOut);
        }

        private StationTraits workOut(Model model) {
            StationTraits traits = StationTraits.NONE;
            for (ModelProfile profile : profiles) {
                if (profile.match().fits(model.vendor(), model.model(), model.firmware())) {
                    traits = profile.traits().over(traits);
                }
            }
            return traits;
        }
    }

    /** Takes the list that comes with the gateway, and the file where there is one. */
    public StationModels(Optional<Path> file) {
        this.file = file;
        this.shipped = shipped();
        this.book = new Book(shipped);
        refresh();
    }

    private static List<ModelProfile> shipped() {
        try (InputStream list = StationModels.class.getResourceAsStream(SHIPPED)) {
            return parse(list == null ? "" : new String(list.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of station models can't be read", unreadable);
        }
    }

    private static List<ModelProfile> parse(String yaml) {
        return yaml.isBlank() ? List.of() : Arrays.asList(MAPPER.readValue(yaml, ModelProfile[].class));
    }

    /** How stations that say this of themselves differ from the standard. */
    public StationTraits traits(String vendor, String model, String firmware) {
        return book.traits(new Model(vendor, model, firmware));
    }

    /** All entries in force, in their order: later ones stand over earlier ones. Each is written as JSON. */
    public List<?> profiles() {
        return book.profiles();
    }

    /** Reads the file anew where it has changed. */
    public synchronized void refresh() {
        if (file.isEmpty()) {
            return;
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file.get());
            if (!changed.equals(read)) {
                read = changed;
                List<ModelProfile> all = new ArrayList<>(shipped);
                all.addAll(parse(Files.readString(file.get())));
                book = new Book(all);
                LOG.info("{} entries of station models are in force", all.size());
            }
        } catch (IOException unreadable) {
            LOG.warn("The file of station models, {}, can't be read; what was in force stays so", file.get());
        } catch (JacksonException malformed) {
            LOG.warn(
                    "The file of station models, {}, can't be understood in line {}; what was in force stays so",
                    file.get(),
                    malformed.getLocation().getLineNr());
        }
    }
}
