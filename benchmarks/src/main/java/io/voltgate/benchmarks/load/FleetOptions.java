package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many simulated stations do what; filled by picocli. Owned by the main thread. {@link #mistake} is asked before anything is done. */
final class FleetOptions {
    /** A rate is met where so much of it was answered. */
    static final double MET = 0.9;

    private static final int MOST_STATIONS = 50_000;
    private static final int MOST_RATE = 1_000_000;
    private static final int USUAL_SPEED = 10;
    private static final double NEAR = 0.03;
    /** Memory that isn't needed goes back, so that what is resident is what stations need. */
    private static final List<String> SMALL_HEAP = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx1g",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps");

    /** A heap that is kept small is collected all the time, which costs more than the stations do. */
    private static final List<String> ROOMY_HEAP = List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn512m");

    @Option(names = "--stations", description = "Simulated stations; default ${DEFAULT-VALUE}.")
    int stations = 10_000;

    @Option(
            names = "--ocpp",
            description = "As the simulator's --version, such as 1.6 or mixed; default ${DEFAULT-VALUE}.")
    String ocpp = "mixed";

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            description =
                    "Meter values a second that charging stations are to send, rising; after the first that isn't met"
                            + " one half way to the last that was is tried; default ${DEFAULT-VALUE}.")
    List<Integer> rates = List.of(10_000, 20_000, 30_000, 40_000, 50_000, 60_000);

    @Option(
            names = "--ramp",
            paramLabel = "MS",
            description =
                    "Between the first dials of two stations, such as 0.5; all at once with 0, which is the default.")
    String ramp = "0";

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "From the last boot until it is measured; default ${DEFAULT-VALUE}.")
    int settleSeconds = 15;

    @Option(names = "--seconds", description = "Measured; default ${DEFAULT-VALUE}.")
    int seconds = 30;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Longest time until all have booted; default ${DEFAULT-VALUE}.")
    int patienceSeconds = 300;

    @Option(
            names = "--jvm-arg",
            description = "Argument for the simulator's JVM, instead of those for a small heap, and a roomy one at"
                    + " the rates; may be repeated.")
    List<String> wanted = new ArrayList<>();

    /** What can't be done, in a sentence; null where all can. */
    @Nullable
    String mistake() {
        if (stations < 2 || stations > MOST_STATIONS) {
            return "--stations is 2 to " + MOST_STATIONS + ".";
        }
        if (rates.stream().anyMatch(rate -> rate < 1 || rate > MOST_RATE)) {
            return "--rates are 1 to " + MOST_RATE + ".";
        }
        if (!ramp.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return "--ramp is a number of milliseconds, such as 0.5.";
        }
        boolean bounded = settleSeconds >= 1 && settleSeconds <= 3600 && seconds >= 2 && seconds <= 3600;
        return bounded && patienceSeconds >= 1 && patienceSeconds <= 3600
                ? null
                : "Times are at most 3600 seconds, and --seconds is 2 at least.";
    }

    /** Of the simulator whose memory is measured. */
    List<String> jvmArguments() {
        return wanted.isEmpty() ? SMALL_HEAP : wanted;
    }

    /** Of the simulator whose rate is. */
    List<String> jvmArgumentsForRates() {
        return wanted.isEmpty() ? ROOMY_HEAP : wanted;
    }

    String rates() {
        return rates.stream().map(rate -> Numbers.shown(rate.longValue())).collect(Collectors.joining(", "));
    }

    /** How stations dial, in the words of the simulator. */
    String dials() {
        return ramp.matches("[0.]+") ? "storm" : "ramp:" + ramp;
    }

    /** Simulated seconds a second, and between two meter values. */
    record Cadence(int speed, int sample) {
        /** Meter values a second that so many charging stations send. */
        double rate(double charging) {
            return charging * speed / sample;
        }
    }

    /** The slowest by which all stations together come near a rate, since both are whole numbers. */
    Cadence cadence(int rate) {
        int speed = Math.max(USUAL_SPEED, Math.ceilDiv(rate, stations));
        Cadence best = new Cadence(speed, sample(speed, rate));
        for (int faster = speed + 1; faster <= 2 * speed && off(best, rate) > NEAR; faster++) {
            Cadence other = new Cadence(faster, sample(faster, rate));
            best = off(other, rate) < off(best, rate) ? other : best;
        }
        return best;
    }

    private int sample(int speed, int rate) {
        return Math.toIntExact(Math.max(1, Math.round((double) speed * stations / rate)));
    }

    private double off(Cadence cadence, int rate) {
        return Math.abs(cadence.rate(stations) / rate - 1);
    }

    /** The simulator's arguments for stations that send about so many meter values a second while all charge. */
    List<String> charging(int rate) {
        Cadence cadence = cadence(rate);
        return List.of(
                "--arrival",
                dials(),
                "--speed",
                Integer.toString(cadence.speed()),
                "--sample",
                Integer.toString(cadence.sample()));
    }

    /** What the server and the simulator used; processor time of the simulator is that of stations. */
    static Round.Costs costs(Look before, Look after, double simulator) {
        return new Round.Costs(
                after.server() - before.server(),
                Map.of(),
                after.database() - before.database(),
                simulator,
                after.residentKib(),
                new Round.Pauses(0, 0, 0),
                Round.Syncs.NONE,
                0);
    }

    /** The seconds of a rate as one round; due is what the stations that charge are to send, latencies are the middle of the seconds'. */
    Round round(int rate, List<SpawnedFleet.Beat> beats, Round.Costs costs) {
        double charging =
                beats.stream().mapToInt(SpawnedFleet.Beat::charging).average().orElse(0);
        double answered =
                beats.stream().mapToLong(SpawnedFleet.Beat::calls).average().orElse(0);
        Round.Percentiles ms = new Round.Percentiles(
                Math.round(answered * seconds),
                middle(beats, SpawnedFleet.Beat::p50),
                Double.NaN,
                middle(beats, SpawnedFleet.Beat::p99),
                Double.NaN,
                Double.NaN);
        Round.Percentiles late = new Round.Percentiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return new Round(
                Numbers.shown((long) rate) + "/s asked",
                seconds,
                cadence(rate).rate(charging),
                answered,
                0,
                ms,
                late,
                costs,
                0);
    }

    private static double middle(List<SpawnedFleet.Beat> beats, ToDoubleFunction<SpawnedFleet.Beat> figure) {
        double[] sorted = beats.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
