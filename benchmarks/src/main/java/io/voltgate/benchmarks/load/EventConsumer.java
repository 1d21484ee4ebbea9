package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.wire.Phases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A consumer of the stream of facts. It has a thread of its own; opened and closed by the main thread. What stations have sent carries
 * when, on the clock that is read here, cut to the millisecond: so ages are at most one millisecond too long, never too short.
 */
final class EventConsumer implements AutoCloseable {
    private static final String FACT = "SessionMetered";
    private static final String DATA = "data:";
    private static final String SENT = "\"raw\":\"";
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long JOIN_MS = 5_000;
    private static final long POLL_MS = 10;

    private final Stream<String> lines;
    private final String prefix;
    private final Supplier<Phases> phases;
    private final Histogram ages;
    private final AtomicLong heard = new AtomicLong();
    private final Thread thread;

    /**
     * Opens a stream from now on.
     *
     * @param prefix with which the names of the stations begin that are listened to
     * @param phases when those facts are sent whose ages count
     * @param ages in nanoseconds, shared by all consumers
     */
    EventConsumer(Backend backend, String prefix, Supplier<Phases> phases, Histogram ages)
            throws IOException, InterruptedException {
        this.lines = backend.events(FACT);
        this.prefix = '"' + prefix;
        this.phases = phases;
        this.ages = ages;
        this.thread = Thread.ofPlatform().name("consumer").daemon().start(this::consume);
    }

    private void consume() {
        try {
            lines.forEach(this::hear);
        } catch (UncheckedIOException closed) {
            // That is how a stream ends that was closed here.
            return;
        }
    }

    private void hear(String line) {
        int at = line.startsWith(DATA) && line.contains(prefix) ? line.indexOf(SENT) : -1;
        if (at < 0) {
            return;
        }
        Instant now = Instant.now();
        long nowNanos = System.nanoTime();
        int from = at + SENT.length();
        Instant sent = Instant.parse(line.substring(from, line.indexOf('"', from)));
        long age = Math.clamp(sent.until(now).toNanos(), 0, LONGEST_NANOS);
        heard.incrementAndGet();
        if (phases.get().measures(nowNanos - age)) {
            ages.recordValue(age);
        }
    }

    /** Facts so far. */
    long heard() {
        return heard.get();
    }

    /** Waits for so many, or until it takes too long. */
    void awaitHeard(long wanted, int seconds) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (heard() < wanted && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    @Override
    public void close() {
        lines.close();
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
