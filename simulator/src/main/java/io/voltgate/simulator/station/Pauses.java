package io.voltgate.simulator.station;

import java.util.SplittableRandom;

/** How long a connector stays free between two drivers, in simulated milliseconds. Values; all chance comes from outside. */
public sealed interface Pauses {
    /** Anything between two bounds, each as likely. */
    record Even(long minMs, long maxMs) implements Pauses {
        public Even {
            if (minMs < 0 || maxMs < minMs) {
                throw new IllegalArgumentException("pauses from 0 up, in order");
            }
        }
    }

    /** Drivers come independently of each other and of the hour; one who finds the connector taken goes elsewhere. */
    record Poisson(long meanMs) implements Pauses {
        public Poisson {
            if (meanMs < 1) {
                throw new IllegalArgumentException("a mean pause from 1 ms up");
            }
        }
    }

    /**
     * Drivers come as commuters do: most at eight and at six, few at night.
     *
     * @param driversPerDay to each connector, one who finds it taken included
     * @param startMs when the first simulated day began, by the real clock
     */
    record Commuter(int driversPerDay, long startMs) implements Pauses {
        private static final long HOUR_MS = 3_600_000;
        private static final int FIRST_HOUR = 5;
        private static final int[] BY_HOUR = {1, 1, 0, 0, 0, 1, 3, 8, 10, 7, 4, 4, 5, 4, 4, 5, 7, 11, 12, 9, 6, 4, 3, 1
        };
        private static final int DAY = 110;
        private static final int PEAK = 12;

        public Commuter {
            if (driversPerDay < 1 || driversPerDay > 1000) {
                throw new IllegalArgumentException("1 to 1000 drivers a day");
            }
        }

        /** Drivers at the rate of the peak, of whom each is let through with the share of its hour. */
        private long nextMs(SplittableRandom random, long sinceStartMs) {
            double meanAtPeakMs = HOUR_MS * (double) DAY / PEAK / driversPerDay;
            double waited = 0;
            boolean came = false;
            while (!came) {
                waited += exponential(random, meanAtPeakMs);
                int hour = (int) ((sinceStartMs + (long) waited) / HOUR_MS + FIRST_HOUR) % 24;
                came = random.nextInt(PEAK) < BY_HOUR[hour];
            }
            return (long) waited;
        }
    }

    /** Nobody comes of their own accord; whom the backend sends may charge. */
    record Nobody() implements Pauses {}

    /** Cables and tokens are moved {@link io.voltgate.simulator.station.ByHand}. */
    record MovedByHand() implements Pauses {}

    /** Longer than any run. */
    long NEVER = Long.MAX_VALUE;

    /** The next pause of a connector that is free now. */
    default long nextMs(SplittableRandom random, long nowMs, int speed) {
        return switch (this) {
            case Even(long minMs, long maxMs) -> random.nextLong(minMs, maxMs + 1);
            case Poisson(long meanMs) -> (long) exponential(random, (double) meanMs);
            case Commuter commuter -> commuter.nextMs(random, (nowMs - commuter.startMs()) * speed);
            case Nobody() -> NEVER;
            case MovedByHand() -> NEVER;
        };
    }

    /** The same on every machine, which Math.log need not be. */
    private static double exponential(SplittableRandom random, double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }
}
