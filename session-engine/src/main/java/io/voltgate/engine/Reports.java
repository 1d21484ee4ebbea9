package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.VariableReport;
import java.util.List;

/**
 * What stations report and we only record: device model, events, security, logs, vendors' messages. Called by the shard's thread. Each
 * report is one fact, unless it is a repetition, and is answered when that is durable.
 */
final class Reports {
    private static final String UNKNOWN_VENDOR = "UnknownVendorId";

    private final MultiPartReports multiPart;

    Reports(MultiPartReports multiPart) {
        this.multiPart = multiPart;
    }

    Reply take(StationState station, Request.DeviceReport report, Turn turn) {
        List<VariableReport> variables =
                report.variables().stream().map(VariableReport::withoutSecret).toList();
        Event.DeviceReported fact = new Event.DeviceReported(
                station.id, report.requestId(), report.seqNo(), report.more(), report.at(), variables);
        multiPart.take(station, ReportPart.of(fact), fact, turn);
        return new Reply.Acknowledged();
    }

    Reply take(StationState station, Request.DeviceEvents report, Turn turn) {
        turn.emit(new Event.DeviceEventsReported(station.id, report.events()));
        return new Reply.Acknowledged();
    }

    Reply take(StationState station, Request.SecurityEvent report, Turn turn) {
        turn.emit(new Event.SecurityEventReported(station.id, report.type(), report.techInfo(), report.at()));
        return new Reply.Acknowledged();
    }

    Reply take(StationState station, Request.LogStatus report, Turn turn) {
        turn.emit(new Event.LogStatusReported(station.id, report.status(), report.requestId()));
        return new Reply.Acknowledged();
    }

    /** No vendor's messages are understood yet, but none is lost: the backend sees it in the stream. */
    Reply take(StationState station, Request.VendorData data, Turn turn) {
        turn.emit(new Event.VendorDataReceived(station.id, data.vendorId(), data.messageId(), data.data()));
        return new Reply.VendorData(UNKNOWN_VENDOR, null);
    }

    Reply take(StationState station, Request.ReportPart part, Turn turn) {
        Event.ReportPartReceived fact = new Event.ReportPartReceived(
                station.id, part.kind(), part.requestId(), part.seqNo(), part.more(), part.at(), part.items());
        multiPart.take(station, ReportPart.of(fact), fact, turn);
        return new Reply.Acknowledged();
    }

    Reply take(StationState station, Request.Notice notice, Turn turn) {
        turn.emit(new Event.Noticed(
                station.id, notice.kind(), notice.connector(), notice.requestId(), notice.at(), notice.body()));
        return notice.kind().reply(notice.body());
    }

    Reply take(StationState station, Request.ReservationUpdate update, Turn turn) {
        turn.emit(new Event.ReservationUpdated(station.id, update.reservation(), update.status()));
        return new Reply.Acknowledged();
    }
}
