package io.voltgate.simulator.fault;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** The faults of a fleet, with the count of what they did. Shared by all its stations; the counts are atomic. */
public final class Faults {
    private final List<Fault> all;
    private final AtomicLongArray met;
    private final AtomicLongArray done;

    public Faults(List<Fault> all) {
        this.all = List.copyOf(all);
        this.met = new AtomicLongArray(all.size());
        this.done = new AtomicLongArray(all.size());
    }

    /**
     * What became of a fault.
     *
     * @param met frames that it might have struck
     * @param done frames that it struck
     */
    public record Tally(Fault fault, long met, long done) {
        @Override
        public String toString() {
            return fault.text() + ": " + done + " of " + met;
        }
    }

    public List<Tally> tallies() {
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Tally(all.get(i), met.get(i), done.get(i)))
                .toList();
    }

    List<Fault> all() {
        return all;
    }

    void met(int index) {
        met.incrementAndGet(index);
    }

    void done(int index) {
        done.incrementAndGet(index);
    }
}
