package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NotifyCustomerInformation (OCPP 2.0.1 Part 2, N09): one part of what a station keeps on a customer. */
public final class NotifyCustomerInformation {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyCustomerInformation",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            NotifyCustomerInformation::request,
            reply -> new Res());

    private NotifyCustomerInformation() {}

    public record Req(String data, @Nullable Boolean tbc, Integer seqNo, String generatedAt, Integer requestId)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("data", data, 512);
            rules.required("seqNo", seqNo);
            rules.atLeastSince21("seqNo", seqNo, 0);
            rules.time("generatedAt", generatedAt);
            rules.required("requestId", requestId);
            rules.atLeastSince21("requestId", requestId, 0);
        }
    }

    public record Res() implements Wire.Blank {}

    /** The data is one text in pieces, so its parts are kept by their number. */
    private static Request request(Req req, long receivedAtMs) {
        String key = req.requestId() + "/" + req.seqNo();
        return new Request.ReportPart(
                ReportKind.CUSTOMER_INFORMATION,
                req.requestId(),
                req.seqNo(),
                Objects.requireNonNullElse(req.tbc(), false),
                StationClock.read(req.generatedAt(), receivedAtMs),
                List.of(new ReportItem(key, RawJson.written(req.data()).text())));
    }
}
