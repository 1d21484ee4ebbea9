package io.voltgate.persistence.tail;

/**
 * What a consumer writes to has lost what it had taken last, as a database may that crashed before it was on its disk. Thrown on the
 * caller's thread. It names the checkpoint that is left, after which everything is to be handed over again.
 */
public final class StoreRewoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long checkpoint;

    public StoreRewoundException(long checkpoint) {
        super("the store has what follows from entry " + checkpoint + " and those before, and nothing later");
        this.checkpoint = checkpoint;
    }

    public long checkpoint() {
        return checkpoint;
    }
}
