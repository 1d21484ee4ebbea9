package io.voltgate.metering;

/**
 * A reading at its place in the session. A value.
 *
 * @param orderMs the time that its plausibility is judged by; apart from the other where the clock can't be right
 * @param atMs the time that is told, never before that of the entry before
 * @param value microwatt-hours
 * @param scaled whether the value is a thousandfold or a thousandth of what was told
 */
record Entry(long orderMs, long atMs, long value, Label label, boolean scaled) {
    Entry(long atMs, long value, Label label) {
        this(atMs, atMs, value, label, false);
    }

    Entry movedTo(long orderMs, long atMs) {
        return new Entry(orderMs, atMs, value, label, scaled);
    }

    Entry withValue(long mended) {
        return new Entry(orderMs, atMs, mended, label, true);
    }
}
