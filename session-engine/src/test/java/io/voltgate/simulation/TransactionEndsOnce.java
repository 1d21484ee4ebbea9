package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.domain.SessionId;
import io.voltgate.shard.JournalEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * A session begins once, before all else that is told of it, ends once, and is restated after its end alone, in versions that count from
 * 1. Owned by the test's thread.
 */
public final class TransactionEndsOnce implements Invariant {
    private static final int RUNS = -1;
    /** The version of each session's bill, 0 for that of its end. */
    private final Map<SessionId, Integer> versions = new HashMap<>();

    @Override
    public void durable(Event fact, JournalEntry entry) {
        boolean fine = switch (fact) {
            case Event.SessionStarted started -> versions.put(started.session(), RUNS) == null;
            case Event.SessionMetered metered -> versions.containsKey(metered.session());
            case Event.SessionEnded ended -> version(ended.session()) == RUNS && put(ended.session(), 0);
            case Event.SessionRestated restated ->
                restated.version() == version(restated.session()) + 1
                        && restated.version() > 0
                        && put(restated.session(), restated.version());
            default -> true;
        };
        if (!fine) {
            throw violation(fact);
        }
    }

    private int version(SessionId session) {
        return versions.getOrDefault(session, Integer.MIN_VALUE);
    }

    private boolean put(SessionId session, int version) {
        versions.put(session, version);
        return true;
    }
}
