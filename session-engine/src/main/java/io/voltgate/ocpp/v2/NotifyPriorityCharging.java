package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** NotifyPriorityCharging (OCPP 2.1 Part 2, K22): priority was switched on or off at the station. */
public final class NotifyPriorityCharging {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyPriorityCharging",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.PRIORITY_CHARGING,
                    null,
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private NotifyPriorityCharging() {}

    public record Req(String transactionId, Boolean activated) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("transactionId", transactionId, 36);
            rules.required("activated", activated);
        }
    }

    public record Res() implements Wire.Blank {}
}
