package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Round.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses in a garbage collector's log. Stateless. Lines are counted from where the measured time began. */
final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+\\.\\d+)ms$");

    private GcLog() {}

    static int lines(Optional<Path> log) throws IOException {
        return log.isPresent() && Files.exists(log.get())
                ? Files.readAllLines(log.get()).size()
                : 0;
    }

    static Pauses pauses(Optional<Path> log, int fromLine) throws IOException {
        if (log.isEmpty() || !Files.exists(log.get())) {
            return new Pauses(0, 0, 0);
        }
        List<Double> all = Files.readAllLines(log.get()).stream()
                .skip(fromLine)
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .map(pause -> Double.parseDouble(pause.group(1)))
                .toList();
        return new Pauses(
                all.size(),
                all.stream().mapToDouble(Double::doubleValue).sum(),
                all.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
