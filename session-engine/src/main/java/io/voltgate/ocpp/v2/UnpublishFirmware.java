package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** UnpublishFirmware (OCPP 2.x Part 2, block L): Local Controller: stop publishing firmware. */
public final class UnpublishFirmware {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("UnpublishFirmware", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> UNPUBLISH_FIRMWARE_STATUS = Set.of("DownloadOngoing", "NoFirmware", "Unpublished");

    private UnpublishFirmware() {}

    public record Req(String checksum) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("checksum", checksum, 32);
        }
    }

    public record Res(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, UNPUBLISH_FIRMWARE_STATUS);
        }
    }
}
