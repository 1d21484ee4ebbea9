package io.voltgate.simulator;

import io.voltgate.simulator.fleet.VirtualFleet;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a run on a virtual clock. Filled by picocli, read once. */
final class VirtualOptions {
    private static final int MAX_HOURS = 24 * 366;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--virtual",
            description = {
                "Run on a virtual clock: time stands while a station waits for an answer and else leaps on, so a night"
                        + " of",
                "charging takes seconds. Vehicles charge at the speed of that clock; --speed and --duration don't"
                        + " count."
            })
    private boolean virtual;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2026-01-01T22:00:00Z",
            description = "When the virtual clock begins. Default: ${DEFAULT-VALUE}")
    private String start = "2026-01-01T22:00:00Z";

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "9",
            description = "How long, on the virtual clock; what runs then is ended. Default: ${DEFAULT-VALUE}")
    private int hours;

    @Option(
            names = "--quiet",
            paramLabel = "MS",
            defaultValue = "0",
            description = {
                "Real milliseconds that the virtual clock stands after frames have passed, for servers that send calls"
                        + " of",
                "their own: they then come at the same virtual moment each time. Default: ${DEFAULT-VALUE}"
            })
    private int quiet;

    @Option(
            names = "--digest",
            description = "Print the SHA-256 of all frames that each station sent, and of the whole.")
    private boolean digest;

    boolean isVirtual() {
        return virtual;
    }

    VirtualFleet.Span span() {
        CommandSpec spec = command;
        if (spec == null) {
            throw new IllegalStateException("options without a command");
        }
        if (hours < 1 || hours > MAX_HOURS || quiet < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--hours is 1 to " + MAX_HOURS + " and --quiet is from 0 up");
        }
        try {
            return new VirtualFleet.Span(Instant.parse(start), Duration.ofHours(hours), Duration.ofMillis(quiet));
        } catch (DateTimeException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "--start is a time such as 2026-01-01T22:00:00Z, not " + start);
        }
    }

    void print(VirtualFleet.Outcome outcome, PrintWriter out) {
        if (!digest) {
            return;
        }
        outcome.stations()
                .forEach((identity, sums) ->
                        out.printf("%s sent %d frames, SHA-256 %s%n", identity, sums.frames(), sums.sent()));
        out.printf("all stations: SHA-256 %s%n", outcome.sent());
    }
}
