package io.voltgate.simulator.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * All that stations and server said to each other while a scenario ran. Shared by the runner's threads and those of its sockets. Entries
 * stand in the order in which they were noticed; past the first 20,000 none are kept.
 */
public final class Transcript {
    private static final int MOST = 20_000;

    /** What an entry is: a line of the scenario that begins, a frame, or a connection. */
    public enum Kind {
        /** Its text is the number of the line. */
        LINE,
        SENT,
        HEARD,
        OPENED,
        CLOSED
    }

    /** One entry, with its microseconds since the scenario began. */
    public record Entry(long atMicros, Kind kind, String station, String text) {}

    private final long startNanos = System.nanoTime();
    private final List<Entry> entries = new ArrayList<>();
    private int blamed = -1;

    /** Notes what happened, and gives its place. */
    synchronized int note(Kind kind, String station, String text) {
        if (entries.size() < MOST) {
            entries.add(new Entry((System.nanoTime() - startNanos) / 1000, kind, station, text));
        }
        return entries.size() - 1;
    }

    /** Says which entry broke the scenario; the first that is named stays. */
    synchronized void blame(int place) {
        if (blamed < 0) {
            blamed = place;
        }
    }

    /** The place of the entry that broke the scenario, -1 where none did. */
    public synchronized int blamed() {
        return blamed;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
