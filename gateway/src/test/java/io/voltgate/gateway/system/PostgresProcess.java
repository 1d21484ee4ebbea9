package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of a PostgreSQL server, found by the file that it leaves in its folder. A value, used by a test's thread. */
record PostgresProcess(ProcessHandle postmaster) {
    private static final int PATIENCE_SECONDS = 40;

    static Optional<PostgresProcess> on(Path folder) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .map(PostgresProcess::new);
    }

    /** Stops it in its tracks: it keeps its sockets, and answers nobody. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .forEach(command::add);
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    /** Ends it; what is committed is on disk. */
    void end() {
        end(postmaster);
    }

    /** Asks a process to end, and kills it where it doesn't in time. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException stubborn) {
            process.destroyForcibly();
        }
    }
}
