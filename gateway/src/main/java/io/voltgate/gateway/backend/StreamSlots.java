package io.voltgate.gateway.backend;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The places for event streams. Called by the threads of requests, one lock over all. No more streams run than there
 * are places; when none is free, the one whose consumer has taken nothing for longest gives way, if that is long
 * enough.
 */
final class StreamSlots {
    private final int places;
    private final Duration stalled;
    private final LongSupplier nanos;
    private final Set<Slot> taken = new HashSet<>();
    private boolean stopped;

    StreamSlots(BackendSettings.Limits limits, LongSupplier nanos) {
        this.places = limits.streams();
        this.stalled = limits.stalled();
        this.nanos = nanos;
    }

    /** One stream's place, with the thread that writes it. */
    final class Slot implements AutoCloseable {
        private final Thread writer = Thread.currentThread();
        private @Nullable Long writingSince;

        /** Between these two calls the consumer may hold the stream up. */
        void writing() {
            synchronized (StreamSlots.this) {
                writingSince = nanos.getAsLong();
            }
        }

        void written() {
            synchronized (StreamSlots.this) {
                writingSince = null;
            }
        }

        private long heldUpNanos() {
            return writingSince == null ? 0 : nanos.getAsLong() - writingSince;
        }

        @Override
        public void close() {
            synchronized (StreamSlots.this) {
                taken.remove(this);
            }
        }
    }

    synchronized Slot take() {
        if (taken.size() >= places) {
            mostStalled().ifPresent(this::end);
        }
        if (stopped || taken.size() >= places) {
            throw ProblemException.of(Problem.Kind.UNAVAILABLE, "no more than " + places + " streams run at a time")
                    .with(ProblemException.RETRY_AFTER, "15");
        }
        Slot slot = new Slot();
        taken.add(slot);
        return slot;
    }

    private Optional<Slot> mostStalled() {
        return taken.stream()
                .max(Comparator.comparingLong(Slot::heldUpNanos))
                .filter(slot -> slot.heldUpNanos() > stalled.toNanos());
    }

    /** Interrupting a virtual thread that writes to a socket closes the socket. */
    private void end(Slot slot) {
        taken.remove(slot);
        slot.writer.interrupt();
    }

    synchronized int open() {
        return taken.size();
    }

    /** Ends all streams, and lets none begin. */
    synchronized void stop() {
        stopped = true;
        Set.copyOf(taken).forEach(this::end);
    }
}
