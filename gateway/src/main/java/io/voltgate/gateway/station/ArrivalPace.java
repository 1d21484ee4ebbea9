package io.voltgate.gateway.station;

import java.util.concurrent.TimeUnit;

/**
 * How fast those may begin their handshake who have all dialled in at once. Owned by one I/O thread. Who comes alone never waits; the
 * first thousand of a port go in more slowly, since a handshake costs many times as much until the JVM has compiled it.
 */
final class ArrivalPace {
    /** A turn of the I/O thread stays short by this, and one that takes long lets fewer in. */
    private static final int AT_ONCE = 3;

    private static final double COLD = 1_000;
    private static final int SLOWER_AT_FIRST = 8;

    private final double gapNanos;
    private long nextNanos = Long.MIN_VALUE;
    private long admitted;

    /** @param perSecond handshakes, once the code for them is warm */
    ArrivalPace(int perSecond) {
        this.gapNanos = TimeUnit.SECONDS.toNanos(1) / (double) perSecond;
    }

    /** Whether one more may go in, who then does. */
    boolean admits(long nowNanos) {
        nextNanos = Math.max(nextNanos, nowNanos - (long) ((AT_ONCE - 1) * gapNanos));
        if (nextNanos > nowNanos) {
            return false;
        }
        double warm = Math.min(1, admitted / COLD);
        nextNanos += (long) (gapNanos * (SLOWER_AT_FIRST - (SLOWER_AT_FIRST - 1) * warm));
        admitted++;
        return true;
    }
}
