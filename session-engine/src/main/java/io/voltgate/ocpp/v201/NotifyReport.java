package io.voltgate.ocpp.v201;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.VariableReport;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NotifyReport (OCPP 2.0.1 Part 2, B07-B08): one part of a report on the station's variables. */
public final class NotifyReport {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyReport", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private NotifyReport() {}

    public record Req(
            Integer requestId,
            String generatedAt,
            @Nullable List<ReportDataType> reportData,
            @Nullable Boolean tbc,
            Integer seqNo) {
        public Req {
            Check.required("requestId", requestId);
            Check.required("generatedAt", generatedAt);
            Check.optionalList("reportData", reportData, 1);
            Check.required("seqNo", seqNo);
        }

        private Request toRequest(long receivedAtMs) {
            List<VariableReport> variables = reportData == null
                    ? List.of()
                    : reportData.stream().flatMap(ReportDataType::reports).toList();
            return new Request.DeviceReport(
                    requestId,
                    seqNo,
                    Objects.requireNonNullElse(tbc, false),
                    StationClock.read(generatedAt, receivedAtMs),
                    variables);
        }
    }

    public record Res() {}
}
