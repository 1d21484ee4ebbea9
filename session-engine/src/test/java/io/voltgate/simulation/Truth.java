package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.domain.SessionId;
import io.voltgate.shard.JournalEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions came of which charge: those that began with a message about it. Owned by the test's thread. A watcher among the
 * invariants, which holds always.
 */
final class Truth implements Invariant {
    private final Map<String, Charge> chargeOfFrame = new HashMap<>();
    private final Map<Charge, List<SessionId>> sessions = new HashMap<>();
    private final Collection<ModelStation> stations;

    Truth(Collection<ModelStation> stations) {
        this.stations = stations;
    }

    /** A message about the charge is about to be sent under this id. */
    void sends(String frame, @Nullable Charge charge) {
        if (charge != null) {
            chargeOfFrame.put(frame, charge);
        }
    }

    @Override
    public void durable(Event fact, JournalEntry entry) {
        Charge charge = entry.frame() == null ? null : chargeOfFrame.get(entry.frame());
        if (fact instanceof Event.SessionStarted started && charge != null) {
            sessions.computeIfAbsent(charge, _ -> new ArrayList<>(1)).add(started.session());
        }
    }

    List<SessionId> sessionsOf(Charge charge) {
        return sessions.getOrDefault(charge, List.of());
    }

    Collection<ModelStation> stations() {
        return stations;
    }
}
