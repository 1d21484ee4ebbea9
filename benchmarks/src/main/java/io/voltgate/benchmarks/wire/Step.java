package io.voltgate.benchmarks.wire;

/** The calls of a session in their order, with {@link #METER} repeated. With eight of those, 17 calls from boot to free again. */
public enum Step {
    BOOT,
    AVAILABLE,
    AUTHORIZE,
    PREPARING,
    START,
    CHARGING,
    METER,
    FINISHING,
    STOP,
    FREE;

    /** Calls of a session besides the meter values. */
    public static final int OTHERS = values().length - 1;

    /** What follows; after the last the first. */
    Step next() {
        return switch (this) {
            case BOOT -> AVAILABLE;
            case AVAILABLE -> AUTHORIZE;
            case AUTHORIZE -> PREPARING;
            case PREPARING -> START;
            case START -> CHARGING;
            case CHARGING -> METER;
            case METER -> FINISHING;
            case FINISHING -> STOP;
            case STOP -> FREE;
            case FREE -> BOOT;
        };
    }
}
