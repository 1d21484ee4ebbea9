package io.voltgate.persistence.tail;

/** What a consumer writes to can't be reached now, and nothing of the batch was taken: the same batch is worth another try. */
public final class StoreUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
