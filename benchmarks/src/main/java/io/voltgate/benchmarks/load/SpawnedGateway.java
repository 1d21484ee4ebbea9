package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A gateway as a child process, on free ports of the loopback interface, with its data in a new temporary folder. Owned by the main
 * thread. At the end the process is gone, and so is the folder.
 */
final class SpawnedGateway implements Server {
    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final long POLL_MS = 100;
    private static final int LOG_LINES = 20;
    private static final String HOST = "127.0.0.1";
    private static final String KEY = "load";
    private static final Map<String, String> DEFAULTS = Map.of(
            "VOLTGATE_STATIONS_HOST", HOST,
            "VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "accept",
            "VOLTGATE_BACKEND_HOST", HOST,
            "VOLTGATE_STATIONS_ONBOARDING", "off",
            "VOLTGATE_BACKEND_API_KEY", KEY);

    private final Process process;
    private final boolean ownsData;
    private final Path data;
    private final URI stations;
    private final URI backend;

    /**
     * What to start.
     *
     * @param settings of its environment, above those that every load has
     */
    record Launch(Path jar, List<String> jvmArguments, Map<String, String> settings) {
        /** The same with one more argument for its JVM. */
        Launch with(String jvmArgument) {
            List<String> more = new ArrayList<>(jvmArguments);
            more.add(jvmArgument);
            return new Launch(jar, more, settings);
        }
    }

    private SpawnedGateway(Process process, Folder folder, URI stations, URI backend) {
        this.process = process;
        this.ownsData = folder.temporary();
        this.data = folder.data();
        this.stations = stations;
        this.backend = backend;
    }

    /** Where its data are; a temporary folder goes with the gateway. */
    private record Folder(Path data, boolean temporary) {}

    /** Starts it on an empty data folder, and returns when it is ready. */
    static SpawnedGateway start(Launch launch) throws IOException, InterruptedException {
        Folder folder = new Folder(Files.createTempDirectory("voltgate-load"), true);
        return ready(launch(launch, folder));
    }

    /** Starts it on these data, which stay, and returns when it is ready. */
    static SpawnedGateway start(Launch launch, Path data) throws IOException, InterruptedException {
        return ready(launch(launch, data));
    }

    /** Starts it on these data, which stay, and returns at once. */
    static SpawnedGateway launch(Launch launch, Path data) throws IOException {
        return launch(launch, new Folder(data, false));
    }

    private static SpawnedGateway launch(Launch launch, Folder folder) throws IOException {
        Path data = folder.data();
        int stationPort = Children.freePort();
        int backendPort = Children.freePort();
        List<String> command = new ArrayList<>(Children.java(launch.jvmArguments(), gcLog(data)));
        command.addAll(List.of("-jar", launch.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(data).toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(DEFAULTS);
        environment.putAll(Map.of(
                "VOLTGATE_DATA",
                data.toString(),
                "VOLTGATE_STATIONS_PORT",
                Integer.toString(stationPort),
                "VOLTGATE_BACKEND_PORT",
                Integer.toString(backendPort)));
        environment.putAll(launch.settings());
        return new SpawnedGateway(
                Children.start(builder),
                folder,
                URI.create("ws://" + HOST + ":" + stationPort + "/ocpp"),
                URI.create("http://" + HOST + ":" + backendPort));
    }

    private static SpawnedGateway ready(SpawnedGateway gateway) throws IOException, InterruptedException {
        boolean ready = false;
        try {
            gateway.awaitReady();
            ready = true;
        } finally {
            if (!ready) {
                gateway.close();
            }
        }
        return gateway;
    }

    private void awaitReady() throws IOException, InterruptedException {
        Backend probe = new Backend(backend, KEY);
        long limitNanos = System.nanoTime() + READY.toNanos();
        while (!probe.isReady()) {
            boolean ended = process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > limitNanos) {
                throw new IOException("The gateway did not become ready:\n" + lastWords());
            }
        }
    }

    private static Path gcLog(Path data) {
        return data.resolve("gc.log");
    }

    private static Path log(Path data) {
        return data.resolve("gateway.log");
    }

    /** What it has logged so far. */
    String said() throws IOException {
        return new String(Files.readAllBytes(log(data)), StandardCharsets.UTF_8);
    }

    private String lastWords() throws IOException {
        List<String> lines = said().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public URI stations() {
        return stations;
    }

    @Override
    public Optional<Backend> backend() {
        return Optional.of(new Backend(backend, KEY));
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle());
    }

    @Override
    public Optional<Path> gcLog() {
        return Optional.of(gcLog(data));
    }

    @Override
    public Optional<Path> databaseFolder() {
        Path folder = data.resolve("postgres");
        return Files.isReadable(folder.resolve(DatabaseRows.PROCESS)) ? Optional.of(folder) : Optional.empty();
    }

    /** The embedded database, which is a process of its own; empty where it isn't running. */
    @Override
    public Optional<ProcessHandle> database() {
        Optional<Path> folder = databaseFolder();
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(folder.get().resolve(DatabaseRows.PROCESS))) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> database = database();
        process.destroy();
        if (!ended()) {
            process.destroyForcibly().onExit().join();
            // Its database outlives a gateway that is killed.
            database.ifPresent(SpawnedGateway::end);
        }
        if (ownsData) {
            Folders.delete(data);
        }
    }

    private static void end(ProcessHandle database) {
        database.destroy();
        try {
            database.onExit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException stubborn) {
            database.destroyForcibly();
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
