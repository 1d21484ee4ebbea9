package io.voltgate.simulator.station.tariff;

/**
 * A piece of a charge, from one reading of the meter to the next. A value.
 *
 * @param powerW what flows at its end
 */
public record Slice(long fromMs, long toMs, long wattHours, long powerW, Activity activity) {
    /** What happens meanwhile. */
    public enum Activity {
        CHARGING,
        /** The vehicle takes nothing though it could. */
        IDLE,
        /** The station gives nothing, or nothing has begun yet. */
        PAUSED
    }

    public Slice {
        if (toMs < fromMs || wattHours < 0) {
            throw new IllegalArgumentException("a slice has a length, and a meter does not run backwards");
        }
    }

    long lengthMs() {
        return toMs - fromMs;
    }
}
