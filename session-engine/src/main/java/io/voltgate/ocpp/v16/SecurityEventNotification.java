package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SecurityEventNotification (OCPP 1.6 security whitepaper, A04): something that matters to security happened at the station. */
public final class SecurityEventNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "SecurityEventNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.SecurityEvent(
                    req.type(), Objects.requireNonNullElse(req.techInfo(), ""), StationClock.read(req.timestamp(), at)),
            reply -> new Empty());

    private SecurityEventNotification() {}

    public record Req(
            String type, String timestamp, @Nullable String techInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("type", type, 50);
            rules.time("timestamp", timestamp);
            rules.optionalText("techInfo", techInfo, 255);
        }
    }
}
