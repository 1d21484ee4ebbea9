package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the samples of one fact were taken. A value. Each sample is a row, and a repetition is none.
 *
 * @param transaction as the station named it, empty where it named none
 */
record MeterRows(
        Fact fact,
        ConnectorId connector,
        String transaction,
        @Nullable UUID session) {
    /** What tells the samples of one fact apart, as far as the tables' key goes. */
    private record Key(long atMs, String measurand, String phase, String context, String location) {}

    /** What tells samples apart that have all else in common. */
    private record Reading(String value, @Nullable String signed) {}

    void add(List<Sample> samples, RowBatch rows) {
        Map<Key, Set<Reading>> alike = new HashMap<>();
        for (Sample sample : samples) {
            Key key = new Key(
                    sample.at().epochMs(), sample.measurand(), sample.phase(), sample.context(), sample.location());
            Set<Reading> values = alike.computeIfAbsent(key, first -> new HashSet<>());
            int ordinal = values.size();
            if (values.add(new Reading(sample.value(), sample.signed()))) {
                add(sample, ordinal, rows);
            }
        }
    }

    private void add(Sample sample, int ordinal, RowBatch rows) {
        List<SignedReading> read = sample.signedReadings();
        SignedReading first = read.isEmpty() ? null : read.getFirst();
        rows.add(
                Sql.METER,
                fact.stationKey(),
                connector.evse(),
                connector.connector(),
                transaction,
                Cells.at(sample.at().epochMs()),
                sample.measurand(),
                sample.phase(),
                sample.context(),
                sample.location(),
                sample.unit(),
                sample.multiplier(),
                sample.value(),
                sample.signed(),
                session,
                sample.at().raw(),
                fact.sequence(),
                ordinal,
                fact.entry().frame(),
                Cells.at(fact.atMs()),
                first == null ? null : first.outcome().name(),
                first == null ? null : first.reason(),
                first == null ? null : Cells.json(read));
    }
}
