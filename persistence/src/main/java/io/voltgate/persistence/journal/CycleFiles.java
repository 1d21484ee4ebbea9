package io.voltgate.persistence.journal;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import net.openhft.chronicle.queue.RollCycle;

/**
 * Which file begins with which sequence. Written by the shard's thread (new files) and the house thread (removed files), read by all
 * readers. Sequences are dense within a file and from file to file, so an entry's place follows from its sequence.
 */
final class CycleFiles {
    private final RollCycle cycles;
    private final NavigableMap<Long, Integer> cycleByFirst = new ConcurrentSkipListMap<>();

    CycleFiles(RollCycle cycles) {
        this.cycles = cycles;
    }

    void add(long first, int cycle) {
        cycleByFirst.put(first, cycle);
    }

    boolean isEmpty() {
        return cycleByFirst.isEmpty();
    }

    /** The oldest sequence there is, 1 where there is none. */
    long oldest() {
        Map.Entry<Long, Integer> oldest = cycleByFirst.firstEntry();
        return oldest == null ? 1 : oldest.getKey();
    }

    /** The cycle of the newest file, -1 where there is none. */
    int newestCycle() {
        Map.Entry<Long, Integer> newest = cycleByFirst.lastEntry();
        return newest == null ? -1 : newest.getValue();
    }

    /** The first sequence of the file that holds this one, 0 where no file does. */
    long firstOf(long sequence) {
        Long first = cycleByFirst.floorKey(sequence);
        return first == null ? 0 : first;
    }

    /** The index of a sequence in the queue, -1 where no file holds it. */
    long index(long sequence) {
        Map.Entry<Long, Integer> file = cycleByFirst.floorEntry(sequence);
        return file == null ? -1 : cycles.toIndex(file.getValue(), sequence - file.getKey());
    }

    /** The cycles with their first sequences, oldest first, as they are now. */
    NavigableMap<Long, Integer> all() {
        return new TreeMap<>(cycleByFirst);
    }

    /** Forgets the oldest file if all its entries are below this sequence and a newer file is there; returns its cycle or -1. */
    int removeOldestBelow(long sequence) {
        Map.Entry<Long, Integer> oldest = cycleByFirst.firstEntry();
        if (oldest == null) {
            return -1;
        }
        Long next = cycleByFirst.higherKey(oldest.getKey());
        if (next == null || next > sequence) {
            return -1;
        }
        cycleByFirst.remove(oldest.getKey());
        return oldest.getValue();
    }
}
