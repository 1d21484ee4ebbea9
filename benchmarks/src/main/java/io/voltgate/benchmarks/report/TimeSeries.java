package io.voltgate.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A figure over the time of a run. A value, kept as a file of comma-separated values. Time runs in seconds from the run's beginning. */
public record TimeSeries(String name, List<Point> points) {
    private static final String SECONDS = "seconds,";

    public TimeSeries {
        points = List.copyOf(points);
    }

    public record Point(double seconds, double value) {}

    /** Writes a line of names, and one for each point. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(SECONDS + name);
        points.forEach(point -> lines.add(Math.round(point.seconds() * 1000) / 1000.0 + "," + point.value()));
        Files.write(file, lines);
    }

    public static TimeSeries read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new TimeSeries(
                lines.getFirst().substring(SECONDS.length()),
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(cells -> new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])))
                        .toList());
    }
}
