package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LogStatusNotification (OCPP 1.6 security whitepaper, N01): a station tells how far the upload of a log is. */
public final class LogStatusNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "LogStatusNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.LogStatus(req.status(), req.requestId()),
            reply -> new Empty());

    private static final Set<String> STATUSES = Set.of(
            "BadMessage",
            "Idle",
            "NotSupportedOperation",
            "PermissionDenied",
            "Uploaded",
            "UploadFailure",
            "Uploading");

    private LogStatusNotification() {}

    public record Req(String status, @Nullable Integer requestId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
