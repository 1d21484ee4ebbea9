package io.voltgate.persistence.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sequence up to which all is on disk, and who waits for it to grow. Published by the shard's thread, read and awaited by any. It
 * never goes back. Publishing takes the lock only while somebody waits, so that a force stays as cheap as the disk.
 */
final class DurablePosition {
    private final AtomicInteger waiters = new AtomicInteger();
    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long sequence;

    long get() {
        return sequence;
    }

    void publish(long durable) {
        sequence = durable;
        if (waiters.get() > 0) {
            lock.lock();
            try {
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    long awaitBeyond(long known, long timeoutMs) throws InterruptedException {
        if (sequence > known) {
            return sequence;
        }
        // counted before the position is read again, so either we see the new position or the publisher sees us
        waiters.incrementAndGet();
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (sequence <= known && left > 0) {
                left = grown.awaitNanos(left);
            }
            return sequence;
        } finally {
            lock.unlock();
            waiters.decrementAndGet();
        }
    }
}
