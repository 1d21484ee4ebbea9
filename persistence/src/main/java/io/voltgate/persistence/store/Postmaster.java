package io.voltgate.persistence.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main process of a PostgreSQL server, found by the file it leaves in its data folder. Used by the thread that starts or
 * stops the database. It is taken for one only if it is a postgres that was started on exactly this folder.
 */
record Postmaster(ProcessHandle process, Path pidFile) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int POLL_MS = 50;

    /**
     * The server that still runs on the folder, as after a crash of the gateway. A file that names another process, as after a
     * restart of the machine, is removed, because PostgreSQL would refuse to start.
     */
    static Optional<Postmaster> on(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> named = pid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (serves(named.get(), folder)) {
            return Optional.of(new Postmaster(named.get(), pidFile));
        }
        LOG.warn(
                "{} names process {}, which is no PostgreSQL of this folder; removed",
                pidFile,
                named.get().pid());
        Files.delete(pidFile);
        return Optional.empty();
    }

    /** Stops it as `pg_ctl stop -m fast` does: running transactions are rolled back, what is committed goes to disk. */
    void stop(long timeoutMs) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
        kill.waitFor();
        awaitEnd(timeoutMs);
    }

    /** The end shows by the file being gone too: a process that nobody collects stays in the list of processes. */
    void awaitEnd(long timeoutMs) throws IOException, InterruptedException {
        for (long waited = 0; process.isAlive() && Files.exists(pidFile); waited += POLL_MS) {
            if (waited > timeoutMs) {
                throw new IOException(
                        "PostgreSQL (process " + process.pid() + ") did not stop within " + timeoutMs + " ms");
            }
            awaitExit();
        }
    }

    private void awaitExit() throws IOException, InterruptedException {
        try {
            process.onExit().get(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            LOG.trace("process {} still runs", process.pid());
        } catch (ExecutionException broken) {
            throw new IOException("process " + process.pid() + " can't be watched", broken);
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        return first.matches("[0-9]{1,10}") ? Optional.of(Long.parseLong(first)) : Optional.empty();
    }

    private static boolean serves(ProcessHandle process, Path folder) {
        ProcessHandle.Info info = process.info();
        List<String> arguments = info.arguments().map(Arrays::asList).orElse(List.of());
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        int option = arguments.indexOf("-D");
        return postgres
                && option >= 0
                && option + 1 < arguments.size()
                && Path.of(arguments.get(option + 1)).equals(folder);
    }
}
