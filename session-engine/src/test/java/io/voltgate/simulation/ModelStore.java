package io.voltgate.simulation;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of the tables: rows, and how far the journal is in them, changed in one transaction. Owned by the test's thread. A transaction
 * that fails leaves nothing; one whose answer is lost is found done when it is looked for.
 */
class ModelStore {
    /** A session as the tables have it. */
    static final class Row {
        final StationId station;
        SessionOutcome outcome = SessionOutcome.ACTIVE;
        Energy energy = Energy.ZERO;
        int version;

        @Nullable
        Money cost;

        long paidMicros;
        long waivedMicros;
        int ends;

        Row(StationId station) {
            this.station = station;
        }

        /** All that it says, equal for equal rows. */
        List<Object> values() {
            return List.of(station, outcome, energy, version, paidMicros, waivedMicros, ends, "" + cost);
        }
    }

    /** What becomes of a transaction. */
    enum Fate {
        COMMITTED,
        FAILED,
        COMMITTED_UNHEARD
    }

    private final Map<SessionId, Row> rows = new HashMap<>();
    private final Map<StationId, Map<Sample, Integer>> samples = new HashMap<>();
    private long checkpoint;

    /** Takes in so many entries behind the checkpoint, and returns how many there were. */
    int tail(Journal journal, int limit, Fate fate) {
        int taken = 0;
        try (JournalReader reader = journal.readAfter(checkpoint)) {
            while (taken < limit && fate != Fate.FAILED) {
                JournalEntry entry = reader.next();
                if (entry == null) {
                    break;
                }
                entry.events().forEach(this::take);
                checkpoint = entry.sequence();
                taken++;
            }
        }
        return taken;
    }

    protected void take(Event fact) {
        switch (fact) {
            case Event.SessionStarted started -> rows.put(started.session(), new Row(started.station()));
            case Event.SessionMetered metered -> {
                Row row = row(metered.session());
                if (row.ends == 0) {
                    row.energy = metered.delivered();
                    row.cost = metered.cost();
                }
                keep(metered.station(), metered.samples());
            }
            case Event.MetersReported reported -> keep(reported.station(), reported.samples());
            case Event.SessionEnded ended -> {
                Row row = row(ended.session());
                row.outcome = ended.outcome();
                row.ends++;
                row.energy = ended.delivered();
                row.cost = ended.cost();
            }
            case Event.SessionRestated restated -> {
                Row row = row(restated.session());
                row.version = restated.version();
                row.energy = restated.delivered();
                row.cost = restated.cost();
            }
            case PaymentFact.PaymentSettled settled ->
                row(settled.session()).paidMicros = settled.amount().micros();
            case PaymentFact.PaymentRefunded refunded ->
                row(refunded.session()).paidMicros = refunded.paid().micros();
            case PaymentFact.PaymentWaived waived ->
                row(waived.session()).waivedMicros += waived.amount().micros();
            default -> {
                // In no table of the model.
            }
        }
    }

    private void keep(StationId station, List<Sample> told) {
        Map<Sample, Integer> kept = samples.computeIfAbsent(station, _ -> new HashMap<>());
        told.forEach(sample -> kept.merge(asSent(sample), 1, Integer::sum));
    }

    Row row(SessionId session) {
        Row row = rows.get(session);
        if (row == null) {
            throw new IllegalStateException("no session " + session);
        }
        return row;
    }

    /** How often a sample of a station stands in the tables. */
    int count(StationId station, Sample sample) {
        return samples.getOrDefault(station, Map.of()).getOrDefault(asSent(sample), 0);
    }

    /** A sample's time may have been corrected, its text never is. */
    private static Sample asSent(Sample sample) {
        return sample.at(new StationTime(sample.at().raw(), 0));
    }

    Map<SessionId, Row> rows() {
        return Map.copyOf(rows);
    }

    /** Whether the other has the same rows. */
    boolean equalRows(ModelStore other) {
        return samples.equals(other.samples)
                && rows.keySet().equals(other.rows.keySet())
                && rows.entrySet().stream()
                        .allMatch(entry -> entry.getValue()
                                .values()
                                .equals(other.row(entry.getKey()).values()));
    }
}
