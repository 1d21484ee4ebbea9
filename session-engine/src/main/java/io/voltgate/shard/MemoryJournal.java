package io.voltgate.shard;

import io.voltgate.domain.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory, for tests and benchmarks. Entries go through {@link EventCodec}, so what can't be stored fails here too.
 * A crash is {@link #loseUnforced}: what was not forced is gone.
 */
public final class MemoryJournal implements Journal {
    private final Lock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    private final List<byte[]> entries = new ArrayList<>();
    private long durable;

    @Override
    public long append(long atMs, @Nullable String frame, List<Event> events) {
        lock.lock();
        try {
            long sequence = entries.size() + 1L;
            entries.add(EventCodec.encode(new JournalEntry(sequence, atMs, frame, events)));
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long appended() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void force() {
        lock.lock();
        try {
            durable = entries.size();
            forced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (durable <= sequence && left > 0) {
                left = forced.awaitNanos(left);
            }
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /** What a power loss does: everything that was not forced is gone. */
    public void loseUnforced() {
        lock.lock();
        try {
            entries.subList((int) durable, entries.size()).clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public JournalReader readAfter(long sequence) {
        return new Reader(sequence);
    }

    @Override
    public long oldest() {
        return 1;
    }

    @Override
    public void close() {
        force();
    }

    private final class Reader implements JournalReader {
        private long read;

        Reader(long after) {
            this.read = after;
        }

        @Override
        public @Nullable JournalEntry next() {
            lock.lock();
            try {
                return read < durable ? EventCodec.decode(entries.get((int) read++)) : null;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            read = Long.MAX_VALUE;
        }
    }
}
