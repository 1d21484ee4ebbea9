package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** UnpublishFirmware (OCPP 2.0.1 Part 2, L04): a local controller is asked to offer firmware no longer. */
public final class UnpublishFirmware {
    public static final ToStation<Req, Res> ACTION = new ToStation<>(
            "UnpublishFirmware",
            Req.class,
            Res.class,
            res -> new Verdict(res.status().equals("Unpublished"), res.status()));

    private static final Set<String> STATUSES = Set.of("DownloadOngoing", "NoFirmware", "Unpublished");

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
            rules.word("status", status, STATUSES);
        }
    }
}
