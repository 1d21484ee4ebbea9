package io.voltgate.simulator.verify;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioException;
import io.voltgate.simulator.scenario.ScenarioTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios by the name of their folder, in the jar or on disk. Stateless. A folder "use" holds parts of scenarios, which are not run by
 * themselves.
 */
final class Suite {
    private static final String ENDING = ".scenario";

    private Suite() {}

    /**
     * One scenario.
     *
     * @param name with its folders, such as core/1.6/boot
     * @param title its first comment line
     */
    record Entry(String name, String title, String text, Scenario scenario) {
        String folder() {
            int slash = name.lastIndexOf('/');
            return slash < 0 ? "" : name.substring(0, slash);
        }

        String ownName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    /** What a name means: a file, a folder on disk, a folder of the jar with all below it, or one scenario of it; empty for nothing. */
    static List<Entry> of(String name) {
        Path path = Path.of(name);
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    return files.filter(file -> file.toString().endsWith(ENDING))
                            .filter(file -> !path.relativize(file).toString().contains("use/"))
                            .sorted()
                            .map(Suite::ofFile)
                            .toList();
                }
            }
            if (Files.isRegularFile(path)) {
                return List.of(ofFile(path));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<String> below = ScenarioTexts.below(name);
        return (below.isEmpty() ? Stream.of(name) : below.stream())
                .flatMap(each -> ofText(each, ScenarioTexts.ofName(each), ScenarioTexts::ofName))
                .toList();
    }

    private static Entry ofFile(Path file) {
        try {
            String path = file.normalize().toString();
            String name = path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path;
            UnaryOperator<@Nullable String> library = used -> {
                Path beside = file.resolveSibling(used + ENDING);
                return Files.isRegularFile(beside) ? read(beside) : ScenarioTexts.ofName(used);
            };
            return ofText(name, read(file), library).findFirst().orElseThrow();
        } catch (UncheckedIOException unreadable) {
            throw new ScenarioException(0, file + " can't be read");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Entry> ofText(String name, @Nullable String text, UnaryOperator<@Nullable String> library) {
        if (text == null) {
            return Stream.empty();
        }
        String first = text.lines().findFirst().orElse("");
        String title = first.startsWith("#") ? first.substring(1).strip() : "";
        try {
            return Stream.of(new Entry(name, title, text, Scenario.parse(name, text, library)));
        } catch (ScenarioException unclear) {
            throw new ScenarioException(unclear.line(), name + ": " + unclear.getMessage());
        }
    }
}
