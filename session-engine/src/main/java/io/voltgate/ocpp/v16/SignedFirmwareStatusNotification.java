package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SignedFirmwareStatusNotification (OCPP 1.6 security whitepaper, L01): a station tells how far the update with signed firmware is. */
public final class SignedFirmwareStatusNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "SignedFirmwareStatusNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.FirmwareStatus(req.status(), req.requestId()),
            reply -> new Empty());

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

    private SignedFirmwareStatusNotification() {}

    public record Req(String status, @Nullable Integer requestId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
