package io.voltgate.persistence.tail;

/**
 * What a consumer writes to can't be reached now, is stopping, or had to give up a transaction: a failure of the environment. Thrown
 * on the caller's thread. Nothing was written, or what was written is known by its checkpoint, so the same call may be tried again.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreUnavailableException(String message) {
        super(message);
    }
}
