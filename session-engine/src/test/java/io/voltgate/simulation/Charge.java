package io.voltgate.simulation;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One charge as it really was: the truth that a bill is held against. Owned by the test's thread. It knows what flowed, what went wrong
 * with it, and what of it was acknowledged.
 */
final class Charge {
    /** Faults under which the bill is exact all the same, once start and stop were acknowledged. */
    private static final EnumSet<Fault> HARMLESS = EnumSet.of(
            Fault.RESENDS,
            Fault.LATE_STOP,
            Fault.STOPS_DIFFER,
            Fault.REBOOTS,
            Fault.CLOCK_SKEWED,
            Fault.REGISTER_PER_SESSION,
            Fault.LATE_VALUES,
            Fault.BACKLOG,
            Fault.TOKEN_REJECTED,
            Fault.GAPS,
            Fault.REORDERS,
            Fault.NO_EVSE,
            Fault.NO_TOKEN,
            Fault.SEQUENCE_PER_EVSE,
            Fault.SPLIT_EVENTS);

    final String name;
    final ConnectorId connector;
    final StationTime startedAt;
    /** What went wrong with it. */
    final EnumSet<Fault> touched = EnumSet.noneOf(Fault.class);

    final List<Sample> ackedSamples = new ArrayList<>();
    /** What really flowed. */
    long deliveredWh;

    /** Whether what it tells has two readings, of which the wrong one is as likely. */
    boolean ambiguous;

    boolean ended;
    boolean startAcked;
    boolean stopAcked;

    /** The id that we gave it, in OCPP 1.6. */
    @Nullable
    TransactionId transaction;

    Charge(String name, ConnectorId connector, StationTime startedAt) {
        this.name = name;
        this.connector = connector;
        this.startedAt = startedAt;
    }

    /** Whether what was acknowledged tells all that flowed. */
    boolean recoverable() {
        return ended && startAcked && stopAcked && HARMLESS.containsAll(touched);
    }

    @Override
    public String toString() {
        return name + " " + touched;
    }
}
