package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backend that listens to the stream of facts, and goes on after the last one that it heard whenever the stream breaks. A thread of
 * its own listens; the test's thread asks. A fact that is missing, comes twice or out of its place is noted at once.
 */
final class EventListener implements AutoCloseable {
    private static final long AGAIN_NANOS = Duration.ofMillis(50).toNanos();

    private final BackendClient backend;
    private final Thread thread = Thread.ofVirtual().unstarted(this::listen);
    private final List<Told> sessionsTold = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private @Nullable Told last;
    private int count;
    private volatile boolean closed;

    EventListener(BackendClient backend) {
        this.backend = backend;
        thread.start();
    }

    private void listen() {
        while (!closed) {
            try (Stream<String> lines = backend.events(position())) {
                lines.forEach(line -> Told.in(line).ifPresent(this::hear));
            } catch (IOException | UncheckedIOException broken) {
                LockSupport.parkNanos(AGAIN_NANOS);
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private synchronized String position() {
        return last == null ? "" : last.id();
    }

    private synchronized void hear(Told told) {
        if (last != null && !told.follows(last)) {
            gaps.add(told.id() + " after " + last.id());
        }
        last = told;
        count++;
        if (told.type().equals("SessionStarted") || told.type().equals("SessionEnded")) {
            sessionsTold.add(told);
        }
    }

    private synchronized long sessions(String type) {
        return sessionsTold.stream()
                .filter(told -> told.type().equals(type))
                .map(Told::session)
                .distinct()
                .count();
    }

    private synchronized long facts(String type) {
        return sessionsTold.stream().filter(told -> told.type().equals(type)).count();
    }

    /** Waits until the end of so many sessions was told, then fails where the stream was not exactly what happened. */
    void assertToldOnce(int sessions, Duration limit) throws InterruptedException {
        Await.until(
                limit,
                () -> "ends of " + sessions + " sessions, heard " + facts("SessionEnded"),
                () -> facts("SessionEnded") >= sessions);
        synchronized (this) {
            assertEquals(List.of(), gaps);
            for (String type : List.of("SessionStarted", "SessionEnded")) {
                assertEquals(sessions, facts(type), type);
                assertEquals(sessions, sessions(type), type);
            }
            System.out.println(count + " facts heard, none missing, none twice");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
