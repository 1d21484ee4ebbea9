package io.voltgate.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the load program, filled by picocli. Owned by the main thread. {@link #mistake} is asked before anything is done. */
final class LoadOptions {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(names = "--url", description = "Where stations dial in, such as ws://127.0.0.1:9000/ocpp.")
    @Nullable
    URI url;

    @Option(names = "--backend", description = "The backend's API, such as http://127.0.0.1:8080.")
    @Nullable
    URI backend;

    @Option(names = "--api-key", description = "Key of the backend's API.")
    String apiKey = "";

    @Option(names = "--password", description = "Password of every station; none where empty.")
    String password = "";

    @Option(
            names = "--spawn",
            paramLabel = "JAR",
            description = "Start this gateway as a child process with an empty data folder, and end it after the run.")
    @Nullable
    Path spawn;

    @Option(names = "--jvm-arg", description = "Argument for the JVM of the spawned gateway; may be repeated.")
    List<String> jvmArguments = new ArrayList<>();

    @Option(names = "--ocpp", description = "1.6 or 2.0.1; default ${DEFAULT-VALUE}.")
    String ocpp = "1.6";

    @Option(names = "--mode", description = "closed or open; default ${DEFAULT-VALUE}.")
    Mode mode = Mode.closed;

    @Option(names = "--rate", description = "Calls per second of all stations, in open mode; default ${DEFAULT-VALUE}.")
    double rate = 500;

    @Option(names = "--stations", description = "Stations, 1 to 10000; default ${DEFAULT-VALUE}.")
    int stations = 100;

    @Option(names = "--meter-values", description = "Meter-value messages per session; default ${DEFAULT-VALUE}.")
    int meterValues = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Seconds not measured; default ${DEFAULT-VALUE}.")
    int warmUpSeconds = 10;

    @Option(names = "--seconds", description = "Seconds measured; default ${DEFAULT-VALUE}.")
    int seconds = 20;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Seconds to finish sessions after that, and again for the rows; default ${DEFAULT-VALUE}.")
    int patienceSeconds = 120;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the latencies as an .hgrm file, in ms.")
    @Nullable
    Path output;

    /** How calls follow each other. */
    enum Mode {
        /** The next leaves when the last one was answered. */
        closed,
        /** Each leaves when it is due. */
        open
    }

    /** What can't be done, in a sentence; null where all can. */
    @Nullable
    String mistake() {
        if (spawn == null && (url == null || backend == null)) {
            return "Give --url and --backend of a running gateway, or --spawn with the gateway's jar.";
        }
        if (spawn != null && (url != null || backend != null)) {
            return "--spawn starts a gateway of its own; --url and --backend name another.";
        }
        if (!isLoopback(url) || !isLoopback(backend)) {
            return "This program puts load on gateways of this machine only: 127.0.0.1, localhost or [::1].";
        }
        if (!Set.of("1.6", "2.0.1").contains(ocpp)) {
            return "--ocpp is 1.6 or 2.0.1.";
        }
        return mistakeInNumbers();
    }

    private @Nullable String mistakeInNumbers() {
        if (stations < 1 || stations > 10_000) {
            return "--stations is 1 to 10000.";
        }
        if (meterValues < 1 || meterValues > 10_000) {
            return "--meter-values is 1 to 10000; a session without energy is cancelled, not completed.";
        }
        if (!(rate > 0 && rate <= 1_000_000)) {
            return "--rate is more than 0 and at most 1000000.";
        }
        boolean bounded = seconds >= 1 && seconds <= 3600 && warmUpSeconds >= 0 && warmUpSeconds <= 3600;
        return bounded && patienceSeconds >= 1 && patienceSeconds <= 3600 ? null : "Times are at most 3600 seconds.";
    }

    private static boolean isLoopback(@Nullable URI uri) {
        return uri == null || (uri.getHost() != null && LOOPBACK.contains(uri.getHost()));
    }
}
