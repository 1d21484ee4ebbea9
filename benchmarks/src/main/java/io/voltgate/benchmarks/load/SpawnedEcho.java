package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Echo;
import io.voltgate.benchmarks.echo.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An echo as a child process on a free port of the loopback interface. Owned by the main thread. It gets the same JVM arguments as the
 * gateway, and ends when its input does.
 */
final class SpawnedEcho implements Server {
    private final Kind kind;
    private final Process process;
    private final Path gcLog;
    private final URI stations;

    private SpawnedEcho(Kind kind, Process process, Path gcLog, URI stations) {
        this.kind = kind;
        this.process = process;
        this.gcLog = gcLog;
        this.stations = stations;
    }

    static SpawnedEcho start(Kind kind, List<String> jvmArguments) throws IOException {
        int port = Children.freePort();
        Path gcLog = Files.createTempFile("voltgate-echo-gc", ".log");
        List<String> command = new ArrayList<>(Children.java(jvmArguments, gcLog));
        // The gateway's jar says this in its manifest.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Echo.class.getName(), kind.name(), Integer.toString(port)));
        Process process = Children.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
        SpawnedEcho echo = new SpawnedEcho(kind, process, gcLog, URI.create("ws://127.0.0.1:" + port + "/ocpp"));
        if (!echo.becomesReady()) {
            echo.close();
            throw new IOException("The echo did not become ready.");
        }
        return echo;
    }

    private boolean becomesReady() throws IOException {
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.equals("ready")) {
            line = said.readLine();
        }
        return line != null;
    }

    @Override
    public String name() {
        return "echo " + kind;
    }

    @Override
    public URI stations() {
        return stations;
    }

    @Override
    public Optional<Backend> backend() {
        return Optional.empty();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle());
    }

    @Override
    public Optional<ProcessHandle> database() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> databaseFolder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> gcLog() {
        return Optional.of(gcLog);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(gcLog);
    }
}
