package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** ClosePeriodicEventStream (OCPP 2.1 Part 2, N13): a station ends a stream of values. */
public final class ClosePeriodicEventStream {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ClosePeriodicEventStream",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.STREAM_CLOSED,
                    null,
                    req.id(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private ClosePeriodicEventStream() {}

    public record Req(Integer id) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("id", id, 0);
        }
    }

    public record Res() implements Wire.Blank {}
}
