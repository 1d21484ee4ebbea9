package io.voltgate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a figure was measured on: processor, memory, kernel and JDK, in one line. Stateless. A figure without it says nothing. */
public final class Machine {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    public static String describe() {
        return "Machine: %s, %d processors, memory %s, %s %s; JDK %s (%s)"
                .formatted(
                        value(PROCESSOR, "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        value(MEMORY, "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        System.getProperty("java.vm.name"));
    }

    private static String value(Path file, String name) {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
