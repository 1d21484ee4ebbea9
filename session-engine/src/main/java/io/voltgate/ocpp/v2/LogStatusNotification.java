package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LogStatusNotification (OCPP 2.0.1 Part 2, N01): how far the upload of a log has come. */
public final class LogStatusNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "LogStatusNotification",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.LogStatus(req.status(), req.requestId()),
            reply -> new Res());

    private static final Set<String> STATUSES = Set.of(
            "BadMessage",
            "Idle",
            "NotSupportedOperation",
            "PermissionDenied",
            "Uploaded",
            "UploadFailure",
            "Uploading",
            "AcceptedCanceled");

    private LogStatusNotification() {}

    public record Req(
            String status,
            @Nullable Integer requestId,
            @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.since21("statusInfo", statusInfo);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record Res() implements Wire.Blank {}
}
