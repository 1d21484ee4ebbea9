package io.voltgate.simulation;

import io.voltgate.domain.SessionOutcome;

/** Once the policy's times have passed, no session is open any more, whatever its station never told. Owned by the test's thread. */
final class NoSessionStuck implements Invariant {
    private final ModelStore store;

    NoSessionStuck(ModelStore store) {
        this.store = store;
    }

    @Override
    public void atEnd() {
        store.rows().forEach((session, row) -> {
            if (row.outcome == SessionOutcome.ACTIVE) {
                throw violation(session + " of " + row.station + " is open yet");
            }
        });
    }
}
