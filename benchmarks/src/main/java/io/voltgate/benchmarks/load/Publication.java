package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.Machine;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Setting;
import io.voltgate.benchmarks.report.ResultFiles;
import io.voltgate.benchmarks.report.ResultText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Model.CommandSpec;

/** The end of a question: its files are written and its text is printed. Stateless. A question that something failed for ends with 1. */
final class Publication {
    static final int MISTAKE = 2;
    private static final double NANOS_PER_MS = 1e6;
    private static final int TICKS_PER_HALF = 5;

    private Publication() {}

    /** How this run is measured. */
    static Setting setting(CommandSpec spec, ServerOptions servers, String included)
            throws IOException, InterruptedException {
        return setting(spec, servers.jvmArguments, included);
    }

    /** How this run is measured. */
    static Setting setting(CommandSpec spec, List<String> jvmArguments, String included)
            throws IOException, InterruptedException {
        return new Setting(
                Machine.describe(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "mvn -Pload -Dload.args=\""
                        + TypedPaths.plain(
                                spec.root().commandLine().getParseResult().originalArgs())
                        + "\"",
                TypedPaths.plain(jvmArguments),
                Children.pinSelf(),
                included);
    }

    /** Says what is wrong with the arguments. */
    static int refuse(CommandSpec spec, String mistake) {
        spec.commandLine().getErr().println(mistake);
        return MISTAKE;
    }

    /** Writes QUESTION.json and a .hgrm for each server, in milliseconds. */
    static int publish(Result result, Map<String, Histogram> latencies, Path folder, PrintWriter out)
            throws IOException {
        Files.createDirectories(folder);
        ResultFiles.write(result, folder);
        for (Map.Entry<String, Histogram> each : latencies.entrySet()) {
            String suffix =
                    each.getKey().equals("gateway") ? "" : "-" + each.getKey().replace(' ', '-');
            Path file = folder.resolve(result.question() + suffix + ".hgrm");
            try (PrintStream written = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                each.getValue().outputPercentileDistribution(written, TICKS_PER_HALF, NANOS_PER_MS);
            }
        }
        out.print(ResultText.of(result));
        out.flush();
        return result.good() ? 0 : 1;
    }
}
