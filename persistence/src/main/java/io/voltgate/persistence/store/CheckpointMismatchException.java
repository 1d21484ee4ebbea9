package io.voltgate.persistence.store;

/**
 * The database and the journal do not belong together, as after one of them was restored or replaced alone. Thrown before
 * anything is written. Trying again doesn't help: an operator must decide.
 */
public final class CheckpointMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CheckpointMismatchException(String message) {
        super(message);
    }
}
