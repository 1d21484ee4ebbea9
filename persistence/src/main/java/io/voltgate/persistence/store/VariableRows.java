package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a station's variables: what it reported, what it answered when asked, what it took. Stateless, for any thread. What an
 * answer leaves out, as most do with the characteristics, stays as it was reported.
 */
final class VariableRows {
    private VariableRows() {}

    static void reported(Fact fact, Event.DeviceReported event, RowBatch rows) {
        event.variables().forEach(report -> {
            put(fact, report, Cells.at(event.at().epochMs()), rows);
            StationRows.seen(fact, new ConnectorId(report.variable().evse(), 1), rows);
        });
    }

    static void read(Fact fact, Event.VariablesRead event, RowBatch rows) {
        event.variables().forEach(report -> put(fact, report, Cells.at(fact.atMs()), rows));
    }

    private static void put(Fact fact, VariableReport report, OffsetDateTime at, RowBatch rows) {
        Variable variable = report.variable();
        rows.lay(
                Sql.VARIABLE,
                List.of(fact.stationKey(), variable, report.attribute()),
                fact.stationKey(),
                variable.component(),
                variable.componentInstance(),
                variable.evse(),
                variable.name(),
                variable.nameInstance(),
                report.attribute(),
                report.value(),
                told(report.mutability()),
                told(report.characteristics()),
                at);
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }

    static void set(Fact fact, Event.VariablesSet event, RowBatch rows) {
        for (Event.SetValue taken : event.variables()) {
            Variable variable = taken.variable();
            rows.put(
                    Sql.VARIABLE_SET,
                    List.of(fact.stationKey(), variable, taken.attribute()),
                    fact.stationKey(),
                    variable.component(),
                    variable.componentInstance(),
                    variable.evse(),
                    variable.name(),
                    variable.nameInstance(),
                    taken.attribute(),
                    taken.value(),
                    taken.status(),
                    Cells.at(fact.atMs()));
        }
    }
}
