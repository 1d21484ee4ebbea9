package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Kind;
import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * The gateway and its floors under the same load, in turn. Owned by the main thread. While one is measured the others stand idle, and
 * the rows have caught up before the next begins.
 */
final class Contest {
    private final List<Round> rounds = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Histogram> latencies = new LinkedHashMap<>();

    /** Measures all of it. */
    static Contest of(ServerOptions servers, LoopOptions options, PrintWriter out)
            throws IOException, InterruptedException, TimeoutException {
        Contest contest = new Contest();
        List<Contender> contenders = new ArrayList<>();
        try {
            if (!servers.floorOnly) {
                contenders.add(new Contender(servers.gateway(Map.of()), options, servers));
            }
            for (Kind kind : servers.floors) {
                contenders.add(new Contender(SpawnedEcho.start(kind, servers.jvmArguments), options, servers));
            }
            contest.measure(contenders, options, out);
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
        return contest;
    }

    private void measure(List<Contender> contenders, LoopOptions options, PrintWriter out)
            throws IOException, InterruptedException, TimeoutException {
        for (Contender contender : contenders) {
            contender.dial();
        }
        for (int round = 0; round < options.rounds; round++) {
            for (Contender contender : contenders) {
                Round measured = contender.measure();
                rounds.add(measured);
                out.printf(
                        "round %d, %s: %s calls/s, %s CPU-us a call%n",
                        round + 1,
                        contender.name(),
                        Numbers.shown(measured.answeredPerSecond()),
                        Numbers.shown(measured.cpuPerCall()));
                out.flush();
            }
        }
        for (Contender contender : contenders) {
            checks.addAll(contender.finish());
            latencies.put(contender.name(), contender.latencies());
        }
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    /** Of all rounds of each server, in nanoseconds. */
    Map<String, Histogram> latencies() {
        return latencies;
    }

    boolean has(String server) {
        return latencies.containsKey(server);
    }

    List<String> floors() {
        return latencies.keySet().stream()
                .filter(name -> name.startsWith("echo"))
                .toList();
    }

    /** The middle of the rounds of a server. */
    double median(String server, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream()
                .filter(round -> round.server().equals(server))
                .mapToDouble(figure)
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
