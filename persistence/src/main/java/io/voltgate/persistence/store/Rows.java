package io.voltgate.persistence.store;

import io.voltgate.domain.CommandFact;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.PaymentFact;

/**
 * From facts to rows: the one place that says which tables a fact touches. Stateless, for any thread. Every fact has its case, so
 * the compiler asks for rows when a new one is made.
 */
final class Rows {
    private Rows() {}

    static void add(Fact fact, RowBatch rows) {
        if (fact.event() instanceof Event.BillFact event) {
            BillRows.add(fact, event, rows);
        }
        switch (fact.event()) {
            case Event.StationProvisioned event -> {
                // Written by StationKeys before all others, which need its key.
            }
            case Event.StationConnected event -> StationRows.connected(fact, event, rows);
            case Event.StationDisconnected event -> StationRows.disconnected(fact, event, rows);
            case Event.StationBooted event -> StationRows.booted(fact, event, rows);
            case Event.StationSilent event -> ReportRows.report(fact, "StationSilent", fact.atMs(), rows);
            case Event.StationStatusChanged event -> StationRows.status(fact, event, rows);
            case Event.ConnectorStatusChanged event -> StationRows.connectorStatus(fact, event, rows);
            case Event.TokenChecked event -> {
                // An answer to a question, in the journal and the stream; nothing of ours has changed.
            }
            case Event.SessionStarted event -> {
                SessionRows.started(fact, event, rows);
                StationRows.seen(fact, event.connector(), rows);
            }
            case Event.SessionUpdated event -> {
                SessionRows.updated(fact, event, rows);
                StationRows.seen(fact, event.connector(), rows);
            }
            case Event.SessionMetered event -> SessionRows.metered(fact, event, rows);
            case Event.SessionStartCorrected event -> SessionRows.startCorrected(event, rows);
            case Event.SessionReviewed event -> SessionRows.reviewed(event, rows);
            case Event.SessionTariffAgreed event -> SessionRows.tariffAgreed(event, rows);
            case Event.SessionFlagged event ->
                rows.add(Sql.SESSION_FLAG, event.session().value(), event.flag().name());
            case Event.SessionActivityChanged _ -> {
                // Among the facts of the bill.
            }
            case Event.StationClockAdjusted event -> ReportRows.report(fact, "ClockAdjusted", fact.atMs(), rows);
            case Event.SessionEnded event -> {
                SessionRows.ended(fact, event, rows);
                DoubtRows.ended(fact, event, rows);
            }
            case DoubtFact event -> DoubtRows.add(fact, event, rows);
            case Event.SessionRestated event -> SessionRows.restated(fact, event, rows);
            case Event.MetersReported event -> ReportRows.meters(fact, event, rows);
            case PaymentFact event -> PaymentRows.add(fact, event, rows);
            case DriverFact _ -> {
                // Among the facts of the bill.
            }
            case CommandFact.CommandAccepted event -> CommandRows.accepted(fact, event, rows);
            case CommandFact.CommandSent event -> CommandRows.sent(fact, event, rows);
            case CommandFact.CommandAnswered event -> CommandRows.answered(fact, event, rows);
            case CommandFact.CommandEffectSeen event -> CommandRows.effectSeen(fact, event, rows);
            case CommandFact.CommandFailed event -> CommandRows.failed(fact, event, rows);
            case CommandFact.CommandRequeued event -> CommandRows.requeued(event, rows);
            case CommandFact.CommandProgressed event -> CommandRows.progressed(event, rows);
            case CommandFact.CommandEffectMissed event -> CommandRows.effectMissed(fact, event, rows);
            case Event.DeviceReported event -> ReportRows.deviceReport(fact, event, rows);
            case Event.DeviceEventsReported event -> ReportRows.deviceEvents(fact, event, rows);
            case Event.SecurityEventReported event ->
                ReportRows.report(fact, "SecurityEvent", event.at().epochMs(), rows);
            case Event.FirmwareStatusReported event -> ReportRows.firmware(fact, event, rows);
            case Event.LogStatusReported event -> ReportRows.log(fact, event, rows);
            case Event.VendorDataReceived event -> ReportRows.report(fact, "VendorData", fact.atMs(), rows);
            case Event.ReportPartReceived event -> ReportRows.part(fact, event, rows);
            case Event.Noticed event -> NoticeRows.noticed(fact, event, rows);
            case Event.VariablesRead event -> VariableRows.read(fact, event, rows);
            case Event.VariablesSet event -> VariableRows.set(fact, event, rows);
            case Event.ReportExpected event -> ReportRows.expected(fact, event, rows);
            case Event.ReportCompleted event -> ReportRows.completed(fact, event, rows);
            case Event.ReportIncomplete event -> ReportRows.incomplete(fact, event, rows);
            case Event.LateStatusReported event ->
                ReportRows.report(fact, "LateStatus", event.at().epochMs(), rows);
            case FunctionFact event -> FunctionRows.add(fact, event, rows);
            case Event.FirmwareChanged event -> ReportRows.report(fact, "FirmwareChanged", fact.atMs(), rows);
            case Event.FirmwareUpdateEnded event -> ReportRows.report(fact, "FirmwareUpdateEnded", fact.atMs(), rows);
            case Event.ReservationUpdated event -> ReportRows.report(fact, "ReservationUpdate", fact.atMs(), rows);
        }
    }
}
