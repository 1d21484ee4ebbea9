package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.voltgate.gateway.Gateway;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as its operator runs it: a process of its own, with its folder, its ports and its log. Owned by a test's thread. It may be
 * killed and started again as often as wanted, and at the end neither it nor its database runs.
 */
final class GatewayProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final int LAST_LINES = 30;
    private static final List<String> FLAGS =
            List.of("--add-opens", "--add-exports", "--enable-native-access", "--sun-misc-unsafe-memory-access");

    private final Path folder;
    private final Ports ports = Ports.pick();
    private final Map<String, String> environment = new TreeMap<>();
    private final BackendClient backend = new BackendClient(ports.backend());
    private @Nullable Process process;

    /** Not started yet; the settings stand over those that suit a test. */
    GatewayProcess(Path folder, Map<String, String> settings) {
        this.folder = folder;
        environment.put("VOLTGATE_DATA", data().toString());
        environment.put("VOLTGATE_STATIONS_HOST", "127.0.0.1");
        environment.put("VOLTGATE_STATIONS_PORT", Integer.toString(ports.station()));
        environment.put("VOLTGATE_BACKEND_HOST", "127.0.0.1");
        environment.put("VOLTGATE_BACKEND_PORT", Integer.toString(ports.backend()));
        environment.put("VOLTGATE_BACKEND_API_KEY", BackendClient.KEY);
        environment.put("VOLTGATE_DATABASE_EMBEDDED_PORT", Integer.toString(ports.database()));
        environment.put("VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "accept");
        // Tests count frames and orders; what the gateway asks of its own accord has tests of its own.
        environment.put("VOLTGATE_STATIONS_ONBOARDING", "off");
        environment.putAll(settings);
    }

    Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }

    /** Where stations dial in; their identity follows as the last segment of the path. */
    URI stations() {
        return URI.create("ws://127.0.0.1:" + ports.station() + "/ocpp");
    }

    BackendClient backend() {
        return backend;
    }

    /** Starts it, and returns when it is ready. */
    void start() throws IOException, InterruptedException {
        start(List.of());
    }

    /** The same with more flags for its JVM. */
    void start(List<String> flags) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command(flags))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("VOLTGATE_"));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Await.until(START, this::lastWords, () -> {
            if (!started.isAlive()) {
                fail("the gateway ended with " + started.exitValue() + ":\n" + lastWords());
            }
            return backend.isReady();
        });
    }

    /** What runs these tests runs the gateway: the same JDK, classes and flags. */
    private static List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> FLAGS.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(flags);
        command.add("-Xmx512m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Gateway.class.getName());
        return command;
    }

    boolean runs() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL: nothing in it has a say. */
    void kill() throws InterruptedException {
        Process running = running();
        running.destroyForcibly();
        assertTrue(running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS), "a killed process goes on");
        process = null;
    }

    /** SIGTERM, and what an orderly end takes. */
    void stop() throws InterruptedException {
        Process running = running();
        running.destroy();
        assertTrue(
                running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS),
                () -> "the gateway does not stop:\n" + lastWords());
        process = null;
    }

    private Process running() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            throw new AssertionError("the gateway does not run:\n" + lastWords());
        }
        return running;
    }

    /** A connection to the embedded database, past the gateway. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + ports.database() + "/voltgate",
                "postgres",
                Files.readString(data().resolve("postgres.password")).strip());
    }

    /** A gateway that does well has nothing to report as an error. */
    void assertNoErrors() {
        assertEquals(
                List.of(),
                lines().stream().filter(line -> line.contains(" ERROR ")).toList());
    }

    long lines(String part) {
        return lines().stream().filter(line -> line.contains(part)).count();
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private String lastWords() {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Ends what runs, each process by its id: the gateway, and the database that a killed one has left. */
    @Override
    public void close() throws IOException {
        backend.close();
        Process left = process;
        if (left != null) {
            PostgresProcess.end(left.toHandle());
        }
        PostgresProcess.on(data().resolve("postgres")).ifPresent(PostgresProcess::end);
    }
}
