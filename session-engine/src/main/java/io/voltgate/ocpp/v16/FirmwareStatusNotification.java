package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** FirmwareStatusNotification (OCPP 1.6, 4.5): a station tells how far the update of its firmware is. */
public final class FirmwareStatusNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "FirmwareStatusNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.FirmwareStatus(req.status(), null),
            reply -> new Empty());

    private static final Set<String> STATUSES = Set.of(
            "Downloaded", "DownloadFailed", "Downloading", "Idle", "InstallationFailed", "Installing", "Installed");

    private FirmwareStatusNotification() {}

    public record Req(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
