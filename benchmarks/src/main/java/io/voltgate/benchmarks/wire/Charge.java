package io.voltgate.benchmarks.wire;

/**
 * One session while it is being played, and the register and clock of its station, which outlive it. Owned by the fleet's I/O thread.
 * Register and clock only rise, so that no two messages of a station are alike.
 */
final class Charge {
    static final long STEP_WH = 10;
    private static final long FIRST_WH = 10_000_000;
    private static final long FIRST_MESSAGE = 1_000_000_000;

    private final int station;
    private long number;
    private long message = FIRST_MESSAGE;
    private long registerWh = FIRST_WH;
    private long startWh = registerWh;
    private long clockMs;
    private long sequence;
    private long transaction;

    Charge(int station) {
        this.station = station;
    }

    void begin() {
        number++;
        startWh = registerWh;
        sequence = -1;
        transaction = 0;
    }

    /** Goes on to the next message; wall clocks may stand still or run backwards, this one doesn't. */
    void tick(long wallMs) {
        message++;
        clockMs = Math.max(clockMs + 1, wallMs);
    }

    void draw() {
        registerWh += STEP_WH;
    }

    /** Goes on to the next event of the transaction, as OCPP 2.x counts them. */
    void event() {
        sequence++;
    }

    void named(long given) {
        transaction = given;
    }

    long message() {
        return message;
    }

    long clockMs() {
        return clockMs;
    }

    long transaction() {
        return transaction;
    }

    long number() {
        return number;
    }

    long deliveredWh() {
        return registerWh - startWh;
    }

    /** What stands in a slot; a time is written elsewhere. */
    long value(Slot slot) {
        return switch (slot) {
            case MESSAGE -> message;
            case STATION -> station;
            case REGISTER -> registerWh;
            case TRANSACTION -> transaction;
            case SESSION -> number;
            case SEQUENCE -> sequence;
            case TIME -> clockMs;
        };
    }
}
