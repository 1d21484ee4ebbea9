package io.voltgate.gateway.backend;

import java.util.List;

/**
 * How the gateway is. Asked by the threads of requests; answers from memory at once. Each reason is one short sentence.
 */
public interface Condition {
    /** Why only a restart helps; empty while the gateway lives. */
    List<String> deadBecause();

    /** Why it can't take stations or orders now; empty when it is ready. */
    List<String> unreadyBecause();
}
