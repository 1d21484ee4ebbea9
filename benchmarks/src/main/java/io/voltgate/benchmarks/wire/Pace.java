package io.voltgate.benchmarks.wire;

/**
 * When the calls of one station are meant to leave. A value. In an open loop that moment is fixed ahead, whatever became of the calls
 * before, so a server that stalls is charged with all the waiting it causes (no coordinated omission).
 */
public sealed interface Pace {
    /** When the call with this number, from 0, is due; nanoseconds of System.nanoTime. */
    long dueNanos(long call, long nowNanos);

    /** The next call leaves when the last one was answered. */
    record Closed() implements Pace {
        @Override
        public long dueNanos(long call, long nowNanos) {
            return nowNanos;
        }
    }

    /**
     * Calls at a fixed rate, evenly dealt out: the station with index i of n takes each n-th, beginning with the i-th.
     *
     * @param callsPerSecond of all stations together
     */
    record Open(long startNanos, int station, int stations, double callsPerSecond) implements Pace {
        private static final double NANOS = 1e9;

        @Override
        public long dueNanos(long call, long nowNanos) {
            return startNanos + (long) ((call * stations + station) * (NANOS / callsPerSecond));
        }
    }
}
