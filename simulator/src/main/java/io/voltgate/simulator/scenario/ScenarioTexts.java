package io.voltgate.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scenarios in the jar, and what they use. Stateless, for any thread. A name is a path below "scenarios", without its ending. */
public final class ScenarioTexts {
    private static final String ROOT = "/scenarios/";
    private static final int MOST_DEEP = 4;
    private static final String ENDING = ".scenario";

    private ScenarioTexts() {}

    /** The names of the scenarios in a folder such as "certification/2.0.1", in their order. */
    public static List<String> under(String folder) {
        return listed(folder, 1);
    }

    /** The names of all scenarios in a folder and in those below it, but for what is only used by others. */
    public static List<String> below(String folder) {
        return listed(folder, MOST_DEEP).stream()
                .filter(name -> !name.contains("/use/"))
                .toList();
    }

    private static List<String> listed(String folder, int deep) {
        URL place = ScenarioTexts.class.getResource(ROOT + folder);
        if (place == null) {
            return List.of();
        }
        try {
            if (!place.getProtocol().equals("jar")) {
                return names(Path.of(place.toURI()), folder, deep);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place.toURI(), Map.of())) {
                return names(jar.getPath(ROOT + folder), folder, deep);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> names(Path place, String folder, int deep) throws IOException {
        try (Stream<Path> files = Files.walk(place, deep)) {
            return files.map(file -> place.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> folder + "/" + name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The text of this name, null where there is none. */
    public static @Nullable String ofName(@Nullable String name) {
        return read(ROOT + name + ENDING);
    }

    /** How scenarios are written. */
    public static String language() {
        return Objects.requireNonNull(read(ROOT + "language.txt"));
    }

    private static @Nullable String read(String resource) {
        try (InputStream in = ScenarioTexts.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
