package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.shard.JournalEntry;
import java.util.HashMap;
import java.util.Map;

/** No fact follows from what an older connection says, and no older connection's end ends the newest. Owned by the test's thread. */
public final class StaleConnectionIsMute implements Invariant {
    private final Map<String, Long> epochOfFrame = new HashMap<>();
    private final Map<StationId, Long> newest = new HashMap<>();

    @Override
    public void offered(Input input, long nowMs) {
        if (input instanceof Input.Asked asked) {
            epochOfFrame.put(asked.messageId(), asked.epoch());
        }
    }

    @Override
    public void durable(JournalEntry entry) {
        String frame = entry.frame();
        if (frame == null || entry.events().isEmpty()) {
            return;
        }
        StationId station = entry.events().getFirst().station();
        long epoch = epochOfFrame.getOrDefault(frame, -1L);
        if (epoch < newest.getOrDefault(station, 0L)) {
            throw violation(entry + " follows from connection " + epoch);
        }
    }

    @Override
    public void durable(Event fact, JournalEntry entry) {
        if (fact instanceof Event.StationConnected connected) {
            Long before = newest.put(connected.station(), connected.epoch());
            if (before != null && before >= connected.epoch()) {
                throw violation(fact + " after connection " + before);
            }
        }
        if (fact instanceof Event.StationDisconnected gone && gone.epoch() != newest.getOrDefault(gone.station(), 0L)) {
            throw violation(fact + ", but the newest is " + newest.get(gone.station()));
        }
    }
}
