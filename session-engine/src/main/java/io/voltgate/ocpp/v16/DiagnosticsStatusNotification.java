package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** DiagnosticsStatusNotification (OCPP 1.6, 4.4): a station tells how far the upload of its diagnostics is. */
public final class DiagnosticsStatusNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "DiagnosticsStatusNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.LogStatus(req.status(), null),
            reply -> new Empty());

    private static final Set<String> STATUSES = Set.of("Idle", "Uploaded", "UploadFailed", "Uploading");

    private DiagnosticsStatusNotification() {}

    public record Req(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
