package io.voltgate.simulator.fleet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for their time, in wheels of 256 slots: one of 4 ms a slot, one of a second, one of four minutes, one of 18
 * hours. Owned by its lane's thread. Putting in and taking out cost the same however many wait, and nothing runs before its time.
 */
final class TimerWheel {
    static final long TICK_MS = 4;

    private static final int BITS = 8;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 4;

    private final @Nullable Waiting[][] wheels = new Waiting[LEVELS][SLOTS];
    private long tick;
    private int size;

    /** A task in a slot's list. */
    static class Waiting {
        private final Runnable task;
        private long dueTick;
        private boolean queued;
        private int place;
        private @Nullable Waiting next;
        private @Nullable Waiting previous;

        Waiting(Runnable task) {
            this.task = task;
        }
    }

    int size() {
        return size;
    }

    /** Lets it wait until this much time of the wheel's has passed; the wheel's time begins at 0. */
    void add(Waiting waiting, long atMs) {
        waiting.dueTick = Math.max(tick + 1, (atMs + TICK_MS - 1) / TICK_MS);
        waiting.queued = true;
        size++;
        put(waiting);
    }

    private void put(Waiting waiting) {
        long distance = waiting.dueTick - tick;
        int level = 0;
        while (level < LEVELS - 1 && distance >= 1L << (BITS * (level + 1))) {
            level++;
        }
        int slot = (int) (waiting.dueTick >> (BITS * level)) & (SLOTS - 1);
        waiting.place = (level << BITS) | slot;
        Waiting head = wheels[level][slot];
        waiting.next = head;
        waiting.previous = null;
        if (head != null) {
            head.previous = waiting;
        }
        wheels[level][slot] = waiting;
    }

    /** Without effect on what has run. */
    void remove(Waiting waiting) {
        if (!waiting.queued) {
            return;
        }
        waiting.queued = false;
        size--;
        Waiting before = waiting.previous;
        Waiting after = waiting.next;
        if (before == null) {
            wheels[waiting.place >> BITS][waiting.place & (SLOTS - 1)] = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        waiting.next = null;
        waiting.previous = null;
    }

    /** Hands on all that is due, in the order of its ticks. */
    void run(long nowMs, Consumer<Runnable> runner) {
        long now = nowMs / TICK_MS;
        while (tick < now) {
            tick++;
            for (int level = 1; level < LEVELS && (tick & ((1L << (BITS * level)) - 1)) == 0; level++) {
                cascade(level);
            }
            runSlot(runner);
        }
    }

    /** Moves what lies in a slot of a slower wheel to where it belongs now, the oldest first. */
    private void cascade(int level) {
        int slot = (int) (tick >> (BITS * level)) & (SLOTS - 1);
        Waiting oldest = oldest(level, slot);
        wheels[level][slot] = null;
        while (oldest != null) {
            Waiting younger = oldest.previous;
            put(oldest);
            oldest = younger;
        }
    }

    private @Nullable Waiting oldest(int level, int slot) {
        Waiting oldest = wheels[level][slot];
        while (oldest != null && oldest.next != null) {
            oldest = oldest.next;
        }
        return oldest;
    }

    /** A task may take out others of its slot; it puts in none, since the next due tick is the next slot's. */
    private void runSlot(Consumer<Runnable> runner) {
        int slot = (int) tick & (SLOTS - 1);
        Waiting oldest = oldest(0, slot);
        while (oldest != null) {
            Waiting younger = oldest.previous;
            remove(oldest);
            runner.accept(oldest.task);
            oldest = younger != null && younger.queued ? younger : oldest(0, slot);
        }
    }

    /** How long nothing is due: to the next task of this turn of the first wheel, or to the turn's end. */
    long idleMs(long nowMs) {
        long next = tick + 1;
        while ((next & (SLOTS - 1)) != 0 && wheels[0][(int) next & (SLOTS - 1)] == null) {
            next++;
        }
        return Math.max(0, next * TICK_MS - nowMs);
    }
}
