package io.voltgate.simulator.station;

/**
 * The clock that a station stamps its messages with: the real time in milliseconds. Owned by its station. No two stamps are the
 * same, so that each reading has its own.
 */
final class StationClock {
    private final Timeline timeline;
    private long last;

    StationClock(Timeline timeline) {
        this.timeline = timeline;
    }

    long stamp() {
        last = Math.max(timeline.nowMs(), last + 1);
        return last;
    }
}
