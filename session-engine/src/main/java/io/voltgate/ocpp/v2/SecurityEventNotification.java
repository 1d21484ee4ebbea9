package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SecurityEventNotification (OCPP 2.0.1 Part 2, A04): something that matters to security happened at the station. */
public final class SecurityEventNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "SecurityEventNotification",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            Req::toRequest,
            reply -> new Res());

    private SecurityEventNotification() {}

    public record Req(
            String type, String timestamp, @Nullable String techInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("type", type, 50);
            rules.time("timestamp", timestamp);
            rules.optionalText("techInfo", techInfo, 255);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.SecurityEvent(
                    type, Objects.requireNonNullElse(techInfo, ""), StationClock.read(timestamp, receivedAtMs));
        }
    }

    public record Res() implements Wire.Blank {}
}
