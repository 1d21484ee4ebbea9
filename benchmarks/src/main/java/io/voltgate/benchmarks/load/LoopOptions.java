package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.wire.Play;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How stations load a server; filled by picocli. Owned by the main thread. {@link #mistake} is asked before anything is done. */
final class LoopOptions {
    @Option(names = "--ocpp", description = "1.6 or 2.0.1; default ${DEFAULT-VALUE}.")
    String ocpp = "1.6";

    @Option(names = "--stations", description = "Stations, 1 to 20000; default ${DEFAULT-VALUE}.")
    int stations = 500;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Not measured, each round; default ${DEFAULT-VALUE}.")
    int warmUpSeconds = 10;

    @Option(names = "--seconds", description = "Measured, each round; default ${DEFAULT-VALUE}.")
    int seconds = 20;

    @Option(names = "--rounds", description = "Rounds of each server, in turn; default ${DEFAULT-VALUE}.")
    int rounds = 2;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Seconds to finish after that, and again for the rows; default ${DEFAULT-VALUE}.")
    int patienceSeconds = 120;

    /** Meter values per session, 0 where a run has nothing else. */
    int meterValues;

    /** Calls per second of all stations, 0 for as many as are answered. */
    double rate;

    /** What can't be done, in a sentence; null where all can. */
    @Nullable
    String mistake() {
        if (!Set.of("1.6", "2.0.1").contains(ocpp)) {
            return "--ocpp is 1.6 or 2.0.1.";
        }
        if (stations < 1 || stations > 20_000) {
            return "--stations is 1 to 20000.";
        }
        if (rounds < 1 || rounds > 100) {
            return "--rounds is 1 to 100.";
        }
        boolean bounded = seconds >= 1 && seconds <= 3600 && warmUpSeconds >= 0 && warmUpSeconds <= 3600;
        return bounded && patienceSeconds >= 1 && patienceSeconds <= 3600 ? null : "Times are at most 3600 seconds.";
    }

    Play play() {
        return meterValues > 0 ? Play.sessions(meterValues) : Play.meterValues();
    }
}
