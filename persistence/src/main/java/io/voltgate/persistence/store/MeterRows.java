package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationTime;
import io.voltgate.persistence.store.MeterLayouts.Kind;
import io.voltgate.persistence.store.MeterLayouts.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the samples of one fact were taken. A value. All samples of one moment are a row, and a repetition is none.
 *
 * @param transaction as the station named it, empty where it named none
 */
record MeterRows(
        Fact fact,
        ConnectorId connector,
        String transaction,
        @Nullable UUID session) {
    /** What tells the samples of one moment apart, but for what they say. */
    private record Key(String measurand, String phase, String context, String location) {}

    /** What tells samples apart that have all else in common. */
    private record Reading(String value, @Nullable String signed) {}

    /** What is known of a sample beside its value. The form of meter_readings.records. */
    private record SignedRecord(
            @Nullable String signed,
            @Nullable String signature,
            @Nullable String reason,
            @Nullable List<SignedReading> readings) {}

    void add(List<Sample> samples, RowBatch rows) {
        if (samples.isEmpty()) {
            return;
        }
        StationTime first = samples.getFirst().at();
        if (samples.stream().allMatch(sample -> sample.at().equals(first))) {
            moment(samples, rows);
            return;
        }
        Map<StationTime, List<Sample>> moments = new LinkedHashMap<>();
        for (Sample sample : samples) {
            moments.computeIfAbsent(sample.at(), at -> new ArrayList<>()).add(sample);
        }
        moments.values().forEach(together -> moment(together, rows));
    }

    private void moment(List<Sample> samples, RowBatch rows) {
        List<Kind> kinds = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            kinds.add(Kind.of(sample, 0));
        }
        Layout layout = rows.layouts().of(kinds);
        if (layout.distinct()) {
            add(samples, layout, rows);
        } else {
            apart(samples, rows);
        }
    }

    /** Samples of which some have all in common, or all but what they say. */
    private void apart(List<Sample> samples, RowBatch rows) {
        Map<Key, Set<Reading>> alike = new HashMap<>();
        List<Sample> kept = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (Sample sample : samples) {
            Key key = new Key(sample.measurand(), sample.phase(), sample.context(), sample.location());
            Set<Reading> values = alike.computeIfAbsent(key, first -> new HashSet<>());
            int ordinal = values.size();
            if (values.add(new Reading(sample.value(), sample.signed()))) {
                kept.add(sample);
                kinds.add(Kind.of(sample, ordinal));
            }
        }
        add(kept, rows.layouts().of(kinds), rows);
    }

    private void add(List<Sample> samples, Layout layout, RowBatch rows) {
        rows.layouts().require(layout, rows);
        String readings = readings(samples);
        Cells.@Nullable Json records = records(samples);
        StationTime at = samples.getFirst().at();
        rows.add(
                Sql.METER,
                Cells.at(at.epochMs()),
                Cells.at(fact.atMs()),
                digest(layout, readings, records),
                fact.sequence(),
                fact.stationKey(),
                session,
                layout.name(),
                connector.evse(),
                connector.connector(),
                transaction,
                at.raw(),
                fact.entry().frame(),
                readings,
                records);
    }

    /** What must be the same for a row to be a repetition, besides its session and moment. */
    private long digest(Layout layout, String readings, Cells.@Nullable Json records) {
        return new Digest()
                .add(fact.stationKey())
                .add(connector.evse())
                .add(connector.connector())
                .add(transaction)
                .add(layout.name())
                .add(readings)
                .add(records == null ? "" : records.text())
                .value();
    }

    private static String readings(List<Sample> samples) {
        StringBuilder json = new StringBuilder(samples.size() * 12);
        char separator = '[';
        for (Sample sample : samples) {
            json.append(separator);
            Cells.append(sample.value(), json);
            separator = ',';
        }
        return json.append(']').toString();
    }

    private static Cells.@Nullable Json records(List<Sample> samples) {
        List<@Nullable SignedRecord> records = new ArrayList<>(samples.size());
        boolean any = false;
        for (Sample sample : samples) {
            SignedRecord said = said(sample);
            records.add(said);
            any |= said != null;
        }
        return any ? Cells.json(records) : null;
    }

    private static @Nullable SignedRecord said(Sample sample) {
        List<SignedReading> read = sample.signedReadings();
        if (read.isEmpty()) {
            return sample.signed() == null ? null : new SignedRecord(sample.signed(), null, null, null);
        }
        SignedReading first = read.getFirst();
        return new SignedRecord(sample.signed(), first.outcome().name(), first.reason(), read);
    }
}
