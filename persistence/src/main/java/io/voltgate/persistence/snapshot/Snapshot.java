package io.voltgate.persistence.snapshot;

/**
 * The engine's state after all entries up to a sequence. A value; who holds it must not change the bytes. It never covers an entry that
 * was not durable.
 */
public final class Snapshot {
    private final long sequence;
    private final byte[] state;

    Snapshot(long sequence, byte[] state) {
        this.sequence = sequence;
        this.state = state;
    }

    public long sequence() {
        return sequence;
    }

    /** As made by the engine. */
    public byte[] state() {
        return state;
    }
}
