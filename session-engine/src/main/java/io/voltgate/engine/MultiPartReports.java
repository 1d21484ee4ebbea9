package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.ReportGap;
import io.voltgate.domain.ReportKind;
import org.jspecify.annotations.Nullable;

/**
 * Reports that come in parts. Called by the shard's thread. A report that began comes to one end at a time: it is whole, or marked
 * incomplete; a part that comes late may still complete it.
 */
final class MultiPartReports {
    private final ReportLimits limits;
    private final Timers timers;

    MultiPartReports(ReportLimits limits, Timers timers) {
        this.limits = limits;
        this.timers = timers;
    }

    /** One part has come; what it tells is kept, unless it came before. */
    void take(StationState station, ReportPart part, Event fact, Turn turn) {
        ReportAssembly known = station.report(part.kind(), part.requestId());
        if (known != null && known.repeats(part)) {
            return;
        }
        boolean anew = known == null || known.isOver(part);
        if (anew) {
            makeRoom(station, known, turn);
        }
        turn.emit(fact);
        ReportAssembly report = known == null || anew ? new ReportAssembly(part.kind(), part.requestId()) : known;
        if (report.parts.size() >= limits.parts()) {
            incomplete(station, report, ReportGap.TOO_MANY_PARTS, turn);
        } else if (report.wholeWith(part)) {
            turn.emit(new Event.ReportCompleted(station.id, part.kind(), part.requestId(), report.parts.size() + 1));
        }
    }

    /** Tells of the report whose place a new one takes, where it is open. */
    private void makeRoom(StationState station, @Nullable ReportAssembly known, Turn turn) {
        if (known != null) {
            incomplete(station, known, ReportGap.RESTARTED, turn);
        } else if (station.reports.size() >= limits.perStation()
                && station.reports.stream().allMatch(ReportAssembly::open)) {
            incomplete(station, station.reports.getFirst(), ReportGap.TOO_MANY_REPORTS, turn);
        }
    }

    private static void incomplete(StationState station, ReportAssembly report, ReportGap reason, Turn turn) {
        if (report.open() && report.whole()) {
            turn.emit(new Event.ReportCompleted(station.id, report.kind, report.requestId, report.parts.size()));
        } else if (report.open()) {
            turn.emit(new Event.ReportIncomplete(
                    station.id, report.kind, report.requestId, report.parts.size(), report.missing(), reason));
        }
    }

    /** The station has accepted to send a report; should none come, that shows. */
    void expect(StationState station, Event.ReportExpected fact, Turn turn) {
        if (station.report(fact.kind(), fact.requestId()) == null) {
            makeRoom(station, null, turn);
            turn.emit(fact);
        }
    }

    /** A station that boots has forgotten what it was about to send. */
    void booted(StationState station, Turn turn) {
        station.reports.forEach(report -> incomplete(station, report, ReportGap.REBOOTED, turn));
    }

    /** The timer is due: what has been silent for too long is not whole. */
    void silent(StationState station, Turn turn) {
        for (ReportAssembly report : station.reports) {
            if (report.open() && report.heardAtMs + limits.silenceMs() <= turn.nowMs()) {
                incomplete(station, report, ReportGap.SILENCE, turn);
            }
        }
        rearm(station);
    }

    void apply(StationState station, ReportPart part, long atMs) {
        ReportAssembly known = station.report(part.kind(), part.requestId());
        ReportAssembly report = known == null || (known.isOver(part) && !known.repeats(part))
                ? begin(station, part.kind(), part.requestId())
                : known;
        report.take(part, atMs, limits.parts());
        rearm(station);
    }

    void apply(StationState station, Event.ReportExpected event, long atMs) {
        begin(station, event.kind(), event.requestId()).heardAtMs = atMs;
        rearm(station);
    }

    void apply(StationState station, Event.ReportCompleted event) {
        end(station, event.kind(), event.requestId(), ReportAssembly.State.WHOLE);
    }

    void apply(StationState station, Event.ReportIncomplete event) {
        end(station, event.kind(), event.requestId(), ReportAssembly.State.INCOMPLETE);
    }

    private ReportAssembly begin(StationState station, ReportKind kind, int requestId) {
        station.reports.removeIf(report -> report.kind == kind && report.requestId == requestId);
        if (station.reports.size() >= limits.perStation()) {
            station.reports.remove(station.reports.stream()
                    .filter(report -> !report.open())
                    .findFirst()
                    .orElseGet(station.reports::getFirst));
        }
        ReportAssembly begun = new ReportAssembly(kind, requestId);
        station.reports.add(begun);
        return begun;
    }

    private void end(StationState station, ReportKind kind, int requestId, ReportAssembly.State end) {
        ReportAssembly report = station.report(kind, requestId);
        if (report != null) {
            report.state = end;
            rearm(station);
        }
    }

    /** Sets the timer to when the first of the open reports has been silent for too long. */
    void rearm(StationState station) {
        station.reports.stream()
                .filter(ReportAssembly::open)
                .mapToLong(report -> report.heardAtMs)
                .min()
                .ifPresentOrElse(
                        heardMs -> timers.set(station.id, Input.Timer.REPORT_SILENCE, heardMs + limits.silenceMs()),
                        () -> timers.cancel(station.id, Input.Timer.REPORT_SILENCE));
    }
}
