package io.voltgate.engine;

import io.voltgate.domain.StationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is due when, at most one moment per station and timer. Owned by the shard's thread. It is derived from the state and rebuilt
 * with it, so it is no part of a snapshot.
 */
public final class Timers {
    private record Key(StationId station, Input.Timer timer) {}

    private record Due(long atMs, StationId station, Input.Timer timer) {}

    private final Map<Key, Due> byKey = new HashMap<>();
    private final TreeSet<Due> dues = new TreeSet<>(
            Comparator.comparingLong(Due::atMs).thenComparing(Due::station).thenComparing(Due::timer));

    /** Sets the timer, in place of what it was set to before. */
    void set(StationId station, Input.Timer timer, long atMs) {
        Due due = new Due(atMs, station, timer);
        Due before = byKey.put(new Key(station, timer), due);
        if (before != null) {
            dues.remove(before);
        }
        dues.add(due);
    }

    /** Sets the timer, unless it is due before. */
    void advance(StationId station, Input.Timer timer, long atMs) {
        Due before = byKey.get(new Key(station, timer));
        if (before == null || before.atMs() > atMs) {
            set(station, timer, atMs);
        }
    }

    void cancel(StationId station, Input.Timer timer) {
        Due before = byKey.remove(new Key(station, timer));
        if (before != null) {
            dues.remove(before);
        }
    }

    /** Hands over what is due, at most so many, and returns how many; each is handed over once. */
    public int poll(long nowMs, Consumer<Input> handler, int limit) {
        int polled = 0;
        while (polled < limit && !dues.isEmpty() && dues.first().atMs() <= nowMs) {
            Due due = dues.removeFirst();
            byKey.remove(new Key(due.station(), due.timer()));
            handler.accept(new Input.Elapsed(due.station(), due.timer()));
            polled++;
        }
        return polled;
    }
}
