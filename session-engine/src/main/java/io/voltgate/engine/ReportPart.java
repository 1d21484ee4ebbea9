package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import org.jspecify.annotations.Nullable;

/**
 * One part of a report, without what it tells. A value.
 *
 * @param seqNo null where the message has none
 * @param digest of what it tells, to know repetitions
 */
record ReportPart(ReportKind kind, int requestId, @Nullable Integer seqNo, boolean more, long digest) {
    static ReportPart of(Event.DeviceReported fact) {
        long digest = begin(fact.more(), fact.at());
        for (VariableReport report : fact.variables()) {
            Variable variable = report.variable();
            digest = Digest.with(digest, variable.component());
            digest = Digest.with(digest, variable.componentInstance());
            digest = Digest.with(digest, Integer.toString(variable.evse()));
            digest = Digest.with(digest, variable.name());
            digest = Digest.with(digest, variable.nameInstance());
            digest = Digest.with(digest, report.attribute());
            digest = Digest.with(digest, report.value());
        }
        return new ReportPart(ReportKind.DEVICE_MODEL, fact.requestId(), fact.seqNo(), fact.more(), digest);
    }

    static ReportPart of(Event.ReportPartReceived fact) {
        long digest = begin(fact.more(), fact.at());
        for (ReportItem item : fact.items()) {
            digest = Digest.with(digest, item.key());
            digest = Digest.with(digest, item.body());
        }
        return new ReportPart(fact.kind(), fact.requestId(), fact.seqNo(), fact.more(), digest);
    }

    private static long begin(boolean more, StationTime at) {
        return Digest.with(Digest.with(Digest.EMPTY, Boolean.toString(more)), at.raw());
    }
}
