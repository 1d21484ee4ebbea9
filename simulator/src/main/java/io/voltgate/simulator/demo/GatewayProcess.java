package io.voltgate.simulator.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The gateway as a child process. Owned by the demo. Its output goes to a log file; a Ctrl-C in the terminal doesn't reach it, so
 * that the stations can say goodbye first.
 */
final class GatewayProcess {
    private static final int LOG_LINES = 20;
    private static final Path SHELL = Path.of("/bin/sh");

    private final Process process;
    private final Path log;

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static GatewayProcess start(Path java, Path jar, Path data) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolve("gateway.log");
        ProcessBuilder builder = new ProcessBuilder(command(java, jar))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "VOLTGATE_STATIONS_UNKNOWN", "provision",
                        "VOLTGATE_STATIONS_AUTHENTICATION", "optional",
                        "VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "accept",
                        "VOLTGATE_DATA", data.toAbsolutePath().toString()));
        return new GatewayProcess(builder.start(), log);
    }

    /** A shell that ignores the interrupt hands that on to what it becomes. */
    private static List<String> command(Path java, Path jar) {
        List<String> direct = List.of(java.toString(), "-jar", jar.toString());
        if (!Files.isExecutable(SHELL)) {
            return direct;
        }
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(direct);
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The end of its log, for people. */
    String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + log + " can't be read)";
        }
    }

    /** Asks it to stop, and kills it where it doesn't in time. */
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
