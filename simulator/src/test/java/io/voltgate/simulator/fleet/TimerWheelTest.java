package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TimerWheelTest {
    private final TimerWheel wheel = new TimerWheel();
    private final List<String> ran = new ArrayList<>();
    private long nowMs;

    private TimerWheel.Waiting at(long atMs, String name) {
        TimerWheel.Waiting waiting = new TimerWheel.Waiting(() -> ran.add(name));
        wheel.add(waiting, atMs);
        return waiting;
    }

    private void runTo(long ms) {
        nowMs = ms;
        wheel.run(ms, Runnable::run);
    }

    @Test
    void shouldRunEachAtItsTimeAndInOrder() {
        at(10, "b");
        at(10, "c");
        at(3, "a");
        runTo(3);
        assertEquals(List.of(), ran);
        runTo(12);
        assertEquals(List.of("a", "b", "c"), ran);
        assertEquals(0, wheel.size());
    }

    @Test
    void shouldLeaveOutWhatWasTakenOutAlsoByATaskOfTheSameTime() {
        TimerWheel.Waiting gone = at(8, "gone");
        List<TimerWheel.Waiting> victim = new ArrayList<>();
        wheel.add(new TimerWheel.Waiting(() -> victim.forEach(wheel::remove)), 8);
        victim.add(at(8, "victim"));
        at(8, "stays");
        wheel.remove(gone);
        wheel.remove(gone);
        runTo(100);
        assertEquals(List.of("stays"), ran);
        assertEquals(0, wheel.size());
    }

    @Test
    void shouldKeepAnyNumberOfTimersToTheirTime() {
        SplittableRandom random = new SplittableRandom(7);
        int[] wrong = new int[1];
        int[] done = new int[1];
        for (int i = 0; i < 20_000; i++) {
            long dueMs = nowMs + (1L << random.nextInt(31)) + random.nextLong(1000);
            TimerWheel.Waiting waiting = new TimerWheel.Waiting(() -> {
                done[0]++;
                if (nowMs < dueMs || nowMs > dueMs + 2 * TimerWheel.TICK_MS) {
                    wrong[0]++;
                }
            });
            wheel.add(waiting, dueMs);
            if (random.nextInt(10) == 0) {
                wheel.remove(waiting);
                done[0]++;
            }
            nowMs += TimerWheel.TICK_MS;
            runTo(nowMs);
        }
        while (wheel.size() > 0 && nowMs < 60_000_000L) {
            runTo(nowMs + wheel.idleMs(nowMs));
        }
        assertEquals(0, wrong[0]);
        assertEquals(20_000 - wheel.size(), done[0]);
    }

    @Test
    void shouldSleepUntilTheNextOneAtTheMost() {
        runTo(1000);
        at(1100, "soon");
        long idle = wheel.idleMs(1000);
        assertTrue(idle <= 100, () -> "slept " + idle);
        runTo(1100);
        assertEquals(List.of("soon"), ran);
        at(500_000, "far");
        assertTrue(wheel.idleMs(1100) > 0);
    }
}
