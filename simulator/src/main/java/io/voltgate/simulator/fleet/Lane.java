package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Timeline;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A timeline on the wall clock: one thread that many stations share. Owned by the fleet. A task that throws is a defect of the
 * simulator and is told to the fleet, never swallowed.
 */
final class Lane implements Timeline, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> defect;

    Lane(String name, Consumer<Throwable> defect) {
        this.defect = defect;
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
            Future<?> future = executor.schedule(guarded(task), delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return Timer.NONE;
        }
    }

    @Override
    public void execute(Runnable task) {
        Timer _ = after(0, task);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                defect.accept(broken);
            }
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
