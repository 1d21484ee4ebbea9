package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers are measured, and where results go; filled by picocli. Owned by the main thread. Only this machine is put under load. */
final class ServerOptions {
    private static final String PASSWORD = "a-password-of-a-load";
    /** Nobody comes in who wasn't entered, and nobody without the password. */
    private static final Map<String, String> WITH_PASSWORD =
            Map.of("VOLTGATE_STATIONS_UNKNOWN", "refuse", "VOLTGATE_STATIONS_AUTHENTICATION", "required");

    private static final Map<String, String> WITHOUT =
            Map.of("VOLTGATE_STATIONS_UNKNOWN", "provision", "VOLTGATE_STATIONS_AUTHENTICATION", "optional");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(
            names = "--url",
            description = "Where stations dial in to a running gateway, such as ws://127.0.0.1:9000/ocpp.")
    @Nullable
    URI url;

    @Option(names = "--backend", description = "The API of that gateway, such as http://127.0.0.1:8080.")
    @Nullable
    URI backend;

    @Option(names = "--api-key", description = "Key of that API.")
    String apiKey = "";

    @Option(
            names = "--gateway",
            paramLabel = "JAR",
            description = "The gateway to start, with an empty data folder; default ${DEFAULT-VALUE}.")
    Path jar = Path.of("gateway", "target", "voltgate.jar");

    @Option(names = "--jvm-arg", description = "Argument for the JVM of servers; may be repeated.")
    List<String> jvmArguments = new ArrayList<>();

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            description =
                    "What stations are entered and come with (HTTP Basic); where empty they come without one, and a"
                            + " gateway that is started here lets them in. Default: one of the program's own, and none"
                            + " with --url.")
    @Nullable
    String password;

    @Option(
            names = "--set",
            paramLabel = "VARIABLE=VALUE",
            description = "Environment of the gateway; may be repeated.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--floor",
            split = ",",
            paramLabel = "KIND",
            description = "Echoes measured in turn with the gateway: bare, jackson, gateway.")
    List<Kind> floors = new ArrayList<>();

    @Option(names = "--no-gateway", description = "Measure the floor alone.")
    boolean floorOnly;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the results; default ${DEFAULT-VALUE}.")
    Path output = Path.of("benchmarks", "target", "results");

    /** What can't be done, in a sentence; null where all can. */
    @Nullable
    String mistake() {
        if ((url == null) != (backend == null)) {
            return "--url and --backend go together.";
        }
        if (!isLoopback(url) || !isLoopback(backend)) {
            return "This program puts load on gateways of this machine only: 127.0.0.1, localhost or [::1].";
        }
        return floorOnly && floors.isEmpty() ? "--no-gateway needs a --floor." : null;
    }

    /** What stations come with; empty where they need none. */
    String password() {
        if (password != null) {
            return password;
        }
        return url == null ? PASSWORD : "";
    }

    private static boolean isLoopback(@Nullable URI uri) {
        return uri == null || (uri.getHost() != null && LOOPBACK.contains(uri.getHost()));
    }

    /** The gateway, with these settings where it is started. */
    Server gateway(Map<String, String> wanted) throws IOException, InterruptedException {
        if (url != null && backend != null) {
            return new RunningGateway(url, new Backend(backend, apiKey));
        }
        return SpawnedGateway.start(launch(wanted));
    }

    /** Lets stations in that have these names and the password; where they need none, nothing is to be done. */
    void enter(Server server, String prefix, int stations) throws IOException, InterruptedException {
        if (server.backend().isPresent() && !password().isEmpty()) {
            server.backend().get().enter(number -> prefix + "%05d".formatted(number), stations, password());
            Children.settleDisk();
        }
    }

    /** How the gateway lets stations in, for a result. */
    String authentication() {
        return password().isEmpty()
                ? "no passwords"
                : "authentication (HTTP Basic, a hashed password for each station)";
    }

    /** What a gateway does whose calls are measured, for a result. */
    String included() {
        return authentication() + ", journal with a sync before each answer, PostgreSQL behind it on this machine;"
                + " no TLS, no compression";
    }

    /** What stations of this server come with; an echo asks for nothing. */
    String password(Server server) {
        return server.backend().isPresent() ? password() : "";
    }

    /** The gateway to start, with these settings where the arguments don't say others. */
    SpawnedGateway.Launch launch(Map<String, String> wanted) {
        Map<String, String> environment = new LinkedHashMap<>(password().isEmpty() ? WITHOUT : WITH_PASSWORD);
        environment.putAll(wanted);
        environment.putAll(settings);
        return new SpawnedGateway.Launch(jar, jvmArguments, environment);
    }
}
