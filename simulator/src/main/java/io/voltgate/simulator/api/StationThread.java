package io.voltgate.simulator.api;

import io.voltgate.simulator.station.Timeline;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of one station on the wall clock: a thread of its own. Owned by the {@link SimulatedStation}. A task that throws is a
 * defect of the simulator, kept until somebody asks.
 */
final class StationThread implements Timeline, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();

    StationThread(String name) {
        this.executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nowMs() {
        return System.currentTimeMillis();
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        try {
            Future<?> future = executor.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return Timer.NONE;
        }
    }

    @Override
    public void execute(Runnable task) {
        Timer _ = after(0, task);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            defect.compareAndSet(null, broken);
        }
    }

    boolean isClosed() {
        return executor.isShutdown();
    }

    /** Throws where the station is closed, or the simulator itself broke. */
    void check() {
        if (isClosed()) {
            throw new IllegalStateException("the station is closed");
        }
        Throwable broken = defect.get();
        if (broken != null) {
            throw new IllegalStateException("the simulator broke", broken);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
