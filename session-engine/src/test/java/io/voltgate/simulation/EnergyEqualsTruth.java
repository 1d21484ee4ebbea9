package io.voltgate.simulation;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SessionId;

/**
 * Nobody is billed more than what flowed; and where what was acknowledged tells all of it, exactly that is billed. Owned by the test's
 * thread.
 */
final class EnergyEqualsTruth implements Invariant {
    private final ModelStore store;
    private final Truth truth;

    EnergyEqualsTruth(ModelStore store, Truth truth) {
        this.store = store;
        this.truth = truth;
    }

    @Override
    public void atEnd() {
        truth.stations().forEach(station -> station.charges.forEach(this::verify));
    }

    private void verify(Charge charge) {
        Energy billed = Energy.ZERO;
        for (SessionId session : truth.sessionsOf(charge)) {
            billed = billed.plus(store.row(session).energy);
        }
        Energy flowed = Energy.ofWh(charge.deliveredWh);
        boolean fine = charge.recoverable() ? billed.equals(flowed) : billed.compareTo(flowed) <= 0;
        if (!fine && !charge.ambiguous && !setMeanwhile(charge)) {
            throw violation(charge + ": " + flowed.toWh() + " Wh flowed, " + billed.toWh() + " Wh are billed");
        }
    }

    /** Values from before a clock was set, queued, arrive after later ones, and nothing tells their order. */
    private static boolean setMeanwhile(Charge charge) {
        return charge.touched.contains(Fault.CLOCK_UNSET) && charge.touched.contains(Fault.CLOCK_JUMPS);
    }
}
