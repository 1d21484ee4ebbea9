package io.voltgate.engine;

import io.voltgate.domain.Event;

/**
 * The decisions of one shard: what follows from each input, and how each fact changes the state. Owned by the shard's thread; it
 * knows time only as an argument. State changes in {@link #apply} alone, live, in recovery and in tests.
 */
public final class SessionEngine {
    private final EngineSettings settings;
    private final Timers timers = new Timers();

    public SessionEngine(EngineSettings settings, Directory directory) {
        this.settings = settings;
    }

    public EngineSettings settings() {
        return settings;
    }

    public Timers timers() {
        return timers;
    }

    /** The time of the last fact applied, milliseconds since 1970; 0 where there is none. */
    public long lastMs() {
        return 0;
    }

    /** The highest connection epoch ever used; a new connection takes a higher one. */
    public long lastEpoch() {
        return 0;
    }

    /** What follows from an input, now. Changes nothing. */
    public Decision decide(Input input, long nowMs) {
        return Decision.NOTHING;
    }

    /** Takes up what a stop or crash has left: connections that are gone, payments that nobody has settled. */
    public Decision resume(long nowMs) {
        return Decision.NOTHING;
    }

    /** Changes the state by a fact. */
    public void apply(Event event, long atMs) {}

    /** The whole state as bytes, equal for equal states. */
    public byte[] snapshot() {
        return new byte[0];
    }

    /** Replaces the state by that of a snapshot. */
    public void restore(byte[] snapshot) {}
}
