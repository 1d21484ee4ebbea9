package io.voltgate.gateway.station;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads for work that is long but not urgent: after each task a thread rests, for as long as the task took but not long. Used from any
 * thread. However much waits, what is short and urgent finds a processor free every now and then.
 */
final class RestingExecutor extends ThreadPoolExecutor {
    private static final int IDLE_SECONDS = 10;
    /** Ten thousand passwords, one after the other, take at most five seconds longer by this. */
    private static final long LONGEST_REST_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final ThreadLocal<Long> began = ThreadLocal.withInitial(System::nanoTime);

    /** @param room tasks that may wait; more are rejected */
    RestingExecutor(int threads, int room, ThreadFactory factory) {
        super(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(room), factory);
        allowCoreThreadTimeOut(true);
    }

    @Override
    protected void beforeExecute(Thread worker, Runnable task) {
        began.set(System.nanoTime());
    }

    /** What waits for the task has been told by now. */
    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failed) {
        LockSupport.parkNanos(Math.min(System.nanoTime() - began.get(), LONGEST_REST_NANOS));
    }
}
