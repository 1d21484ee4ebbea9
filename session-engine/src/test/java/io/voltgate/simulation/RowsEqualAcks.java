package io.voltgate.simulation;

import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionOutcome;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was acknowledged stands in the tables, once, however often the store failed: each start as one session, each stop as its end, each
 * sample. Owned by the test's thread. And the tables are what a replay of the whole journal gives.
 */
final class RowsEqualAcks implements Invariant {
    /** What one charge tells so differently that it may come to two sessions. */
    private static final Set<Fault> SPLITTING = EnumSet.of(Fault.ODD_IDS, Fault.LOSES_QUEUE, Fault.CLOCK_JUMPS);

    private final Disk disk;
    private final ModelStore store;
    private final Truth truth;

    RowsEqualAcks(Disk disk, ModelStore store, Truth truth) {
        this.disk = disk;
        this.store = store;
        this.truth = truth;
    }

    @Override
    public void atEnd() {
        store.tail(disk, Integer.MAX_VALUE, ModelStore.Fate.COMMITTED);
        ModelStore replayed = new ModelStore();
        replayed.tail(disk, Integer.MAX_VALUE, ModelStore.Fate.COMMITTED);
        if (!store.equalRows(replayed)) {
            throw violation("the rows are not those of a replay");
        }
        for (ModelStation station : truth.stations()) {
            station.charges.forEach(charge -> verify(station, charge));
        }
    }

    private void verify(ModelStation station, Charge charge) {
        int sessions = truth.sessionsOf(charge).size();
        boolean oneAtMost = charge.touched.stream().noneMatch(SPLITTING::contains);
        if ((charge.startAcked && sessions == 0) || (oneAtMost && sessions > 1)) {
            throw violation(charge + " has " + sessions + " sessions");
        }
        if (charge.startAcked && charge.stopAcked && oneAtMost) {
            ModelStore.Row row = store.row(truth.sessionsOf(charge).getFirst());
            if (row.outcome == SessionOutcome.ACTIVE || row.ends != 1) {
                throw violation(charge + " did not end once");
            }
        }
        for (Sample sample : charge.ackedSamples) {
            if (store.count(station.id, sample) != 1) {
                throw violation(sample + " of " + charge + " stands " + store.count(station.id, sample) + " times");
            }
        }
    }
}
