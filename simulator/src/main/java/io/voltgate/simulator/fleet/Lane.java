package io.voltgate.simulator.fleet;

import io.voltgate.simulator.link.LightLoop;
import io.voltgate.simulator.link.SourceAddresses;
import io.voltgate.simulator.station.Timeline;
import java.util.function.Consumer;

/**
 * A timeline on the wall clock: one thread that many stations share, with their light links and their timers. Owned by the fleet.
 * A task that throws is a defect of the simulator and is told to the fleet, never swallowed.
 */
final class Lane implements Timeline, AutoCloseable {
    private static final long CLOSE_MS = 2_000;

    private final LightLoop loop;
    private final TimerWheel wheel = new TimerWheel();
    private final Consumer<Throwable> defect;
    private final long bornNs = System.nanoTime();
    private final Thread thread;

    Lane(String name, SourceAddresses sources, long seed, Consumer<Throwable> defect) {
        this.defect = defect;
        this.loop = new LightLoop(sources, seed, defect);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        loop.ownedBy(thread);
        thread.start();
    }

    private void run() {
        try {
            while (loop.turn(wheel.idleMs(ageMs()))) {
                wheel.run(ageMs(), this::guarded);
            }
        } catch (RuntimeException | Error broken) {
            defect.accept(broken);
        }
    }

    private long ageMs() {
        return (System.nanoTime() - bornNs) / 1_000_000;
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            defect.accept(broken);
        }
    }

    LightLoop loop() {
        return loop;
    }

    @Override
    public long nowMs() {
        return System.currentTimeMillis();
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        Alarm alarm = new Alarm(task);
        long atMs = ageMs() + delayMs;
        if (loop.isMine()) {
            wheel.add(alarm, atMs);
        } else {
            loop.execute(() -> wheel.add(alarm, atMs));
        }
        return alarm;
    }

    private final class Alarm extends TimerWheel.Waiting implements Timer {
        Alarm(Runnable task) {
            super(task);
        }

        @Override
        public void cancel() {
            if (loop.isMine()) {
                wheel.remove(this);
            } else {
                loop.execute(() -> wheel.remove(this));
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Ends the thread, with all connections that are left. */
    @Override
    public void close() {
        loop.close();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
