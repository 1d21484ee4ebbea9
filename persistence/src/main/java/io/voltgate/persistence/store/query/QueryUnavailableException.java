package io.voltgate.persistence.store.query;

/**
 * The database can't be asked now: it is away, restarting, out of room for us, or took longer than it may. Thrown to
 * the asking thread. The same question may be answered a little later.
 */
public final class QueryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
