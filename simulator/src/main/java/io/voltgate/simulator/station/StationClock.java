package io.voltgate.simulator.station;

/**
 * The clock that a station stamps its messages with: the real time in milliseconds, unless it was made wrong. Owned by its station.
 * No two stamps are the same while it runs on, so that each reading has its own.
 */
final class StationClock {
    private final Timeline timeline;
    private long last;
    private long skewMs;

    StationClock(Timeline timeline) {
        this.timeline = timeline;
    }

    long stamp() {
        last = Math.max(timeline.nowMs() + skewMs, last + 1);
        return last;
    }

    /** Goes wrong by this much more, forwards or back. */
    void jump(long ms) {
        skewMs += ms;
        last = 0;
    }

    /** Is right again. */
    void set() {
        if (skewMs != 0) {
            skewMs = 0;
            last = 0;
        }
    }
}
