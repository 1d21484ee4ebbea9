package io.voltgate.benchmarks.load;

import io.voltgate.simulator.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simulator as a child process, which says each second how its stations fare. Owned by the main thread; one thread reads what it
 * says. It is asked for nothing but what its command line offers everybody.
 */
final class SpawnedFleet implements AutoCloseable {
    private static final Pattern BEAT =
            Pattern.compile("(\\d+)/\\d+ connected, (\\d+) booted, (\\d+) charging, .* (\\d+)"
                    + " calls/s, p50 (\\S+) p99 (\\S+) ms, (\\d+) errors, (\\d+) timeouts");
    private static final Pattern ACCEPTED = Pattern.compile("all accepted after (\\S+) s");
    private static final int BOOTED = 2;
    private static final int CHARGING = 3;
    private static final int CALLS = 4;
    private static final int P50 = 5;
    private static final int P99 = 6;
    private static final int ERRORS = 7;
    private static final int TIMEOUTS = 8;
    private static final long POLL_MS = 50;
    private static final long END_SECONDS = 60;
    private static final int LAST_WORDS = 20;

    private final Process process;
    private final Thread reader;
    private final List<Beat> beats = new ArrayList<>();
    private final Deque<String> lastWords = new ArrayDeque<>();
    private OptionalDouble acceptedSeconds = OptionalDouble.empty();

    /** How it stood at the end of a second; latencies in milliseconds. */
    record Beat(int booted, int charging, long calls, double p50, double p99, long errors, long timeouts) {}

    private SpawnedFleet(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("fleet").daemon().start(this::read);
    }

    /** Starts it with these arguments of its run command. */
    static SpawnedFleet start(List<String> jvmArguments, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "run"));
        command.addAll(arguments);
        return new SpawnedFleet(Children.start(new ProcessBuilder(command).redirectErrorStream(true)));
    }

    private void read() {
        try (BufferedReader said = process.inputReader()) {
            said.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException ended) {
            // That is how it ends when it is destroyed.
            return;
        }
    }

    private synchronized void hear(String line) {
        Matcher beat = BEAT.matcher(line);
        Matcher accepted = ACCEPTED.matcher(line);
        if (beat.find()) {
            beats.add(new Beat(
                    Integer.parseInt(beat.group(BOOTED)),
                    Integer.parseInt(beat.group(CHARGING)),
                    Long.parseLong(beat.group(CALLS)),
                    Double.parseDouble(beat.group(P50)),
                    Double.parseDouble(beat.group(P99)),
                    Long.parseLong(beat.group(ERRORS)),
                    Long.parseLong(beat.group(TIMEOUTS))));
        } else {
            if (accepted.find()) {
                acceptedSeconds = OptionalDouble.of(Double.parseDouble(accepted.group(1)));
            }
            lastWords.addLast(line);
            if (lastWords.size() > LAST_WORDS) {
                lastWords.removeFirst();
            }
        }
    }

    synchronized List<Beat> beats() {
        return List.copyOf(beats);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    void awaitBooted(int stations, int seconds) throws IOException, InterruptedException, TimeoutException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (beats().isEmpty() || beats().getLast().booted() < stations) {
            if (!process.isAlive()) {
                throw new IOException("The simulator ended:\n" + lastWords());
            }
            if (System.nanoTime() > limit) {
                throw new TimeoutException("Not all stations had booted after " + seconds + " s: "
                        + (beats().isEmpty() ? "nothing was said" : beats().getLast()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private synchronized String lastWords() {
        return String.join("\n", lastWords);
    }

    /** Ends it as Ctrl-C does; returns how many seconds all stations took to be accepted, where it said so. */
    OptionalDouble stop() throws InterruptedException {
        // Not Process.destroy, which closes what its last words come by.
        process.toHandle().destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        return acceptedSeconds();
    }

    private synchronized OptionalDouble acceptedSeconds() {
        return acceptedSeconds;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
