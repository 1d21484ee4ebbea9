package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ExtendedTriggerMessage (OCPP 1.6 security whitepaper, A02, N01, L01): the station is asked to send a message now, one of the extension too. */
public final class ExtendedTriggerMessage {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("ExtendedTriggerMessage", Req.class, Conf.class, conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotImplemented");
    private static final Set<String> MESSAGES = Set.of(
            "BootNotification",
            "LogStatusNotification",
            "FirmwareStatusNotification",
            "Heartbeat",
            "MeterValues",
            "SignChargePointCertificate",
            "StatusNotification");

    private ExtendedTriggerMessage() {}

    public record Req(String requestedMessage, @Nullable Integer connectorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("requestedMessage", requestedMessage, MESSAGES);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
