package io.voltgate.gateway.backend;

import java.time.Duration;

/** How far the rows have come behind the journal. Asked by the threads of requests. It never goes back. */
public interface Progress {
    /** The sequence up to which all facts stand in the rows. */
    long checkpoint();

    /** Waits until the rows have come so far; whether they did within the limit. */
    boolean awaitRows(long sequence, Duration limit) throws InterruptedException;
}
