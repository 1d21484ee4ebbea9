package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.SentByStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;

/** NotifyPeriodicEventStream (OCPP 2.1 Part 2, N15): values of an open stream; a SEND, which nobody answers. */
public final class NotifyPeriodicEventStream {
    public static final SentByStation<Req> ACTION = new SentByStation<>(
            "NotifyPeriodicEventStream",
            Req.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.STREAM_DATA,
                    null,
                    req.id(),
                    StationClock.read(req.basetime(), at),
                    RawJson.written(req).text()));

    private NotifyPeriodicEventStream() {}

    public record Req(List<StreamDataElementType> data, Integer id, Integer pending, String basetime) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("data", data, 1, Integer.MAX_VALUE);
            rules.atLeast("id", id, 0);
            rules.atLeast("pending", pending, 0);
            rules.time("basetime", basetime);
        }
    }

    public record StreamDataElementType(BigDecimal t, String v) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.decimal("t", t);
            rules.text("v", v, 2500);
        }
    }
}
