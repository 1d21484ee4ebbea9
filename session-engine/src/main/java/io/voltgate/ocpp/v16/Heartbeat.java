package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;

/** Heartbeat (OCPP 1.6, 4.6): a station says that it lives, and learns the time. */
public final class Heartbeat {
    public static final FromStation<Empty, Conf, Reply.Clock> ACTION = new FromStation<>(
            "Heartbeat",
            Empty.class,
            Conf.class,
            Reply.Clock.class,
            (req, at) -> new Request.Heartbeat(),
            reply -> new Conf(StationClock.write(reply.nowMs())));

    private Heartbeat() {}

    public record Conf(String currentTime) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("currentTime", currentTime);
        }
    }
}
