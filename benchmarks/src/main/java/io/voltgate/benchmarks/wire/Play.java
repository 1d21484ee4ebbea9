package io.voltgate.benchmarks.wire;

/**
 * What a station plays in a run. A value. A run begins and ends where the station parks.
 *
 * @param parksAt the step before which it waits for runs
 * @param metersPerSession meter-value messages between start and stop
 */
public record Play(Step parksAt, int metersPerSession) {
    /** Meter values of one session that was begun before, and is ended after. */
    public static Play meterValues() {
        return new Play(Step.METER, Integer.MAX_VALUE);
    }

    /** One session after the other, from boot to stop. */
    public static Play sessions(int metersPerSession) {
        return new Play(Step.BOOT, metersPerSession);
    }
}
