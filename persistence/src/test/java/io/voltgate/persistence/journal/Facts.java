package io.voltgate.persistence.journal;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Event;
import io.voltgate.domain.StationId;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Facts to fill journals with. Stateless. Each tells its number, so that a test sees which one it got. */
public final class Facts {
    private Facts() {}

    public static List<Event> numbered(long number) {
        return List.of(new Event.StationConnected(new StationId("CS-" + number), number, "ocpp1.6", "10.0.0.1"));
    }

    /** A station nobody knew dials in. */
    public static List<Event> arrival(long number) {
        StationId station = new StationId("CS-" + number);
        return List.of(
                new Event.StationProvisioned(station, new UUID(0, number)),
                new Event.StationConnected(station, number, "ocpp1.6", "10.0.0.1"));
    }

    /** An entry whose JSON has about so many bytes. */
    public static List<Event> ofBytes(long number, int bytes) {
        return List.of(new Event.VendorDataReceived(
                new StationId("CS-" + number), "v", "m", "x".repeat(Math.max(0, bytes - 120))));
    }

    public static List<Event> disconnected(long number) {
        return List.of(
                new Event.StationDisconnected(new StationId("CS-" + number), number, CloseReason.STATION_CLOSED));
    }

    /** Appends so many numbered entries, the first at this time, one a millisecond; and forces them. */
    public static void fill(Journal journal, int count, long fromMs) {
        for (int i = 0; i < count; i++) {
            journal.append(fromMs + i, numbered(journal.appended() + 1));
        }
        journal.force();
    }

    public static List<Long> sequencesAfter(Journal journal, long after) {
        List<Long> sequences = new ArrayList<>();
        try (JournalReader reader = journal.readAfter(after)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                sequences.add(entry.sequence());
            }
        }
        return sequences;
    }
}
