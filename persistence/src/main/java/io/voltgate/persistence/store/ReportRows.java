package io.voltgate.persistence.store;

import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Event;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Variable;
import io.voltgate.shard.EventCodec;
import java.util.List;

/**
 * The rows of what a station reports outside of sessions: meter values, what its reports tell part by part and whether they are whole,
 * events of its device model, and a log of the rest. Stateless, for any thread. A logged detail is the fact itself, in its JSON form.
 */
final class ReportRows {
    private ReportRows() {}

    static void meters(Fact fact, Event.MetersReported event, RowBatch rows) {
        String transaction =
                event.transaction() == null ? "" : event.transaction().value();
        MeterRows place = new MeterRows(fact, event.connector(), transaction, null);
        place.add(event.samples(), rows);
        StationRows.seen(fact, event.connector(), rows);
    }

    static void deviceReport(Fact fact, Event.DeviceReported event, RowBatch rows) {
        VariableRows.reported(fact, event, rows);
        began(fact, ReportKind.DEVICE_MODEL, event.requestId(), "OPEN", rows);
    }

    static void part(Fact fact, Event.ReportPartReceived event, RowBatch rows) {
        String kind = Words.of(event.kind());
        for (ReportItem item : event.items()) {
            rows.put(
                    Sql.ITEM,
                    List.of(fact.stationKey(), kind, item.key()),
                    fact.stationKey(),
                    kind,
                    item.key(),
                    null,
                    event.requestId(),
                    Cells.sent(item.body()),
                    Cells.at(fact.atMs()));
        }
        began(fact, event.kind(), event.requestId(), "OPEN", rows);
    }

    static void expected(Fact fact, Event.ReportExpected event, RowBatch rows) {
        began(fact, event.kind(), event.requestId(), "EXPECTED", rows);
    }

    private static void began(Fact fact, ReportKind kind, int requestId, String state, RowBatch rows) {
        Sql sql = state.equals("OPEN") ? Sql.REPORT_OPEN : Sql.REPORT_EXPECTED;
        rows.put(
                sql,
                List.of(fact.stationKey(), kind, requestId),
                fact.stationKey(),
                Words.of(kind),
                requestId,
                Cells.at(fact.atMs()));
    }

    static void completed(Fact fact, Event.ReportCompleted event, RowBatch rows) {
        rows.put(
                Sql.REPORT_ENDED,
                List.of(fact.stationKey(), event.kind(), event.requestId()),
                "WHOLE",
                event.parts(),
                Cells.json(List.of()),
                null,
                Cells.at(fact.atMs()),
                fact.stationKey(),
                Words.of(event.kind()),
                event.requestId());
    }

    static void incomplete(Fact fact, Event.ReportIncomplete event, RowBatch rows) {
        rows.put(
                Sql.REPORT_ENDED,
                List.of(fact.stationKey(), event.kind(), event.requestId()),
                "INCOMPLETE",
                event.parts(),
                Cells.json(event.missing()),
                event.reason().name(),
                Cells.at(fact.atMs()),
                fact.stationKey(),
                Words.of(event.kind()),
                event.requestId());
    }

    static void deviceEvents(Fact fact, Event.DeviceEventsReported event, RowBatch rows) {
        int ordinal = 0;
        for (DeviceEvent told : event.events()) {
            Variable variable = told.variable();
            rows.add(
                    Sql.DEVICE_EVENT,
                    fact.rowId(ordinal),
                    fact.stationKey(),
                    told.eventId(),
                    variable.component(),
                    variable.componentInstance(),
                    variable.evse(),
                    variable.name(),
                    variable.nameInstance(),
                    told.trigger(),
                    told.actualValue(),
                    told.cleared(),
                    told.notificationType(),
                    told.techInfo(),
                    Cells.at(told.at().epochMs()),
                    Cells.at(fact.atMs()));
            ordinal++;
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
        rows.add(
                Sql.NOTICE,
                fact.rowId(),
                fact.stationKey(),
                kind,
                new Cells.Json(detail),
                Cells.at(atMs),
                null,
                null,
                Cells.at(fact.atMs()));
    }
}
