package io.voltgate.simulator.station;

/**
 * Time and turns for a station: the clock and what runs later. Given from outside; in tests time is moved by hand. All tasks of
 * one timeline run one after another, never two at once.
 */
public interface Timeline {
    /** Milliseconds since 1970. */
    long nowMs();

    /** Runs the task on this timeline after the delay. */
    Timer after(long delayMs, Runnable task);

    /** Runs the task on this timeline soon, after what waits already; may be called from any thread. */
    void execute(Runnable task);

    /** How files come and go while this time passes; pretended where the clock isn't the real one. */
    default FileTransfers transfers() {
        return new PretendedTransfers(this);
    }

    /** A task that waits for its time. */
    interface Timer {
        Timer NONE = () -> {};

        void cancel();
    }
}
