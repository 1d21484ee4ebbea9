package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
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
    void add(Sample sample, RowBatch rows) {
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
                session,
                sample.at().raw(),
                fact.sequence());
    }
}
