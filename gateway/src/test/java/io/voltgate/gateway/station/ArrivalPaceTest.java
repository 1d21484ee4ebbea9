package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalPaceTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int COLD = 1_000;

    private long nowNanos = -5;
    private final ArrivalPace pace = new ArrivalPace(1_000);

    @Test
    void shouldLetInWhoComesAlone() {
        for (int i = 0; i < 10; i++) {
            assertTrue(pace.admits(nowNanos));
            nowNanos += 8 * MILLI;
        }
    }

    @Test
    void shouldLetTheFirstOfACrowdInSlowly() {
        assertEquals(1, crowd(6));
        assertEquals(1, crowd(8));
        assertFalse(pace.admits(nowNanos - MILLI));
    }

    @Test
    void shouldReachItsPaceWhenAThousandAreIn() {
        int millis = 0;
        for (int admitted = 0; admitted < COLD; millis++) {
            admitted += crowd(1);
        }
        assertEquals(4_500, millis, 100, "half-way between one in 8 ms and one in 1 ms");
        assertEquals(COLD, crowd(1_000));
    }

    @Test
    void shouldLetFewInAfterALongTurn() {
        crowd(10_000);
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        int admitted = 0;
        while (pace.admits(nowNanos)) {
            admitted++;
        }
        assertEquals(3, admitted);
    }

    /** How many of a crowd go in within these milliseconds, in turns of one each. */
    private int crowd(int millis) {
        int admitted = 0;
        for (int i = 0; i < millis; i++) {
            while (pace.admits(nowNanos)) {
                admitted++;
            }
            nowNanos += MILLI;
        }
        return admitted;
    }
}
