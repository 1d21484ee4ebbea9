package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;

/** Heartbeat (OCPP 2.0.1 Part 2, G02): a station says that it is there, and is told the time. */
public final class Heartbeat {
    public static final FromStation<Req, Res, Reply.Clock> ACTION = new FromStation<>(
            "Heartbeat",
            Req.class,
            Res.class,
            Reply.Clock.class,
            (req, at) -> new Request.Heartbeat(),
            reply -> new Res(StationClock.write(reply.nowMs())));

    private Heartbeat() {}

    public record Req() implements Wire.Blank {}

    public record Res(String currentTime) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("currentTime", currentTime);
        }
    }
}
