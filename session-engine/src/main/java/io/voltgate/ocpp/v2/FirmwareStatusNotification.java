package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FirmwareStatusNotification (OCPP 2.0.1 Part 2, L01-L02): how far a firmware update has come. */
public final class FirmwareStatusNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "FirmwareStatusNotification",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.FirmwareStatus(req.status(), req.requestId()),
            reply -> new Res());

    private static final Set<String> STATUSES = Set.of(
            "Downloaded",
            "DownloadFailed",
            "Downloading",
            "DownloadScheduled",
            "DownloadPaused",
            "Idle",
            "InstallationFailed",
            "Installing",
            "Installed",
            "InstallRebooting",
            "InstallScheduled",
            "InstallVerificationFailed",
            "InvalidSignature",
            "SignatureVerified");

    private FirmwareStatusNotification() {}

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
