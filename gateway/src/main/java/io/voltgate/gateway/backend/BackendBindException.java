package io.voltgate.gateway.backend;

/**
 * The backend's plane can't listen where it is told to. Thrown at start, to the main thread. The message is one
 * sentence for the operator.
 */
public final class BackendBindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackendBindException(String message, Throwable cause) {
        super(message, cause);
    }
}
