package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NotifyDERStartStop (OCPP 2.1 Part 2, R04): a scheduled control of an energy resource began or ended. */
public final class NotifyDERStartStop {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyDERStartStop",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.DER_START_STOP,
                    null,
                    null,
                    StationClock.read(req.timestamp(), at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private NotifyDERStartStop() {}

    public record Req(
            String controlId,
            Boolean started,
            String timestamp,
            @Nullable List<String> supersededIds) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("controlId", controlId, 36);
            rules.required("started", started);
            rules.time("timestamp", timestamp);
            rules.optionalList("supersededIds", supersededIds, 1, 24);
            rules.texts("supersededIds", supersededIds, 36);
        }
    }

    public record Res() implements Wire.Blank {}
}
