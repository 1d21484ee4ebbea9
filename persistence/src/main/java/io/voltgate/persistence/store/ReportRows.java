package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import io.voltgate.shard.EventCodec;
import java.util.List;

/**
 * The rows of what a station reports outside of sessions: meter values, its device model, and everything else as it is. Stateless,
 * for any thread. A report's detail is the fact itself, in its JSON form.
 */
final class ReportRows {
    private ReportRows() {}

    static void meters(Fact fact, Event.MetersReported event, RowBatch rows) {
        String transaction =
                event.transaction() == null ? "" : event.transaction().value();
        MeterRows place = new MeterRows(fact, event.connector(), transaction, null);
        place.add(event.samples(), rows);
    }

    static void variables(Fact fact, Event.DeviceReported event, RowBatch rows) {
        for (VariableReport report : event.variables()) {
            Variable variable = report.variable();
            rows.put(
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
                    report.mutability(),
                    report.characteristics(),
                    Cells.at(event.at().epochMs()));
        }
    }

    static void firmware(Fact fact, Event.FirmwareStatusReported event, RowBatch rows) {
        rows.put(
                Sql.FIRMWARE_STATUS,
                event.station(),
                event.status(),
                event.station().value());
        report(fact, "FirmwareStatus", fact.atMs(), rows);
    }

    static void log(Fact fact, Event.LogStatusReported event, RowBatch rows) {
        rows.put(
                Sql.LOG_STATUS, event.station(), event.status(), event.station().value());
        report(fact, "LogStatus", fact.atMs(), rows);
    }

    static void report(Fact fact, String kind, long atMs, RowBatch rows) {
        String detail = EventCodec.MAPPER.writerFor(Event.class).writeValueAsString(fact.event());
        rows.add(Sql.REPORT, fact.rowId(), fact.stationKey(), kind, new Cells.Json(detail), Cells.at(atMs));
    }
}
