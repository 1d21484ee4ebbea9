package io.voltgate.benchmarks.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When calls are due, on a clock that the test turns. */
class PaceTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    @Test
    void shouldDealCallsOutEvenlyAmongStations() {
        long[] due = IntStream.range(0, 4)
                .mapToObj(station -> new Pace.Open(7 * SECOND, station, 4, 1_000))
                .flatMapToLong(pace -> LongStream.range(0, 5).map(call -> pace.dueNanos(call, 0)))
                .sorted()
                .toArray();
        assertEquals(20, due.length);
        for (int i = 0; i < due.length; i++) {
            assertEquals(7 * SECOND + i * MS, due[i]);
        }
    }

    @Test
    void shouldNotLetTheServerDelayWhenCallsAreDue() {
        Pace.Open pace = new Pace.Open(0, 0, 1, 10);
        assertEquals(300 * MS, pace.dueNanos(3, 5 * SECOND));
    }

    @Test
    void shouldFollowTheServerInAClosedLoop() {
        assertEquals(5 * SECOND, new Pace.Closed().dueNanos(3, 5 * SECOND));
    }

    /** 100 calls a second for 10 s, each answered after 1 ms, save one second in which the server stands still. */
    @Test
    void shouldShowAStallInThePercentiles() {
        Tally open = stalled(new Pace.Open(0, 0, 1, 100));
        Tally closed = stalled(new Pace.Closed());
        assertEquals(1_000, open.latencies().getTotalCount());
        assertTrue(open.latencies().getValueAtPercentile(99) > 900 * MS, "99 % of what was asked for");
        assertTrue(open.latencies().getValueAtPercentile(92) > 100 * MS, "a tenth was hit");
        assertTrue(open.latencies().getValueAtPercentile(50) < 2 * MS, "half was not");
        assertTrue(closed.latencies().getValueAtPercentile(99) < 2 * MS, "what a closed loop hides");
    }

    private static Tally stalled(Pace pace) {
        Tally tally = new Tally(new Phases(0, 0, 10 * SECOND));
        long now = 0;
        for (long call = 0; now < 10 * SECOND; call++) {
            long due = pace.dueNanos(call, now);
            if (due >= 10 * SECOND) {
                break;
            }
            long sent = Math.max(due, now);
            boolean stands = sent >= 5 * SECOND && sent < 6 * SECOND;
            now = (stands ? 6 * SECOND : sent) + MS;
            tally.answered(due, now);
        }
        return tally;
    }

    @Test
    void shouldLeaveTheWarmUpOut() {
        Tally tally = new Tally(new Phases(0, SECOND, 3 * SECOND));
        tally.answered(SECOND - 1, SECOND + MS);
        tally.answered(SECOND, SECOND + MS);
        tally.answered(3 * SECOND - 1, 4 * SECOND);
        tally.answered(3 * SECOND, 4 * SECOND);
        assertEquals(2, tally.latencies().getTotalCount());
        assertEquals(1.0, tally.offeredPerSecond());
        assertEquals(1.0, tally.answeredPerSecond());
    }
}
