package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TriggerMessage (OCPP 1.6, 5.17): the station is asked to send a message now. */
public final class TriggerMessage {
    public static final ToStation<Req, Conf, Command.Trigger> ACTION = new ToStation<>(
            "TriggerMessage",
            Req.class,
            Conf.class,
            Command.Trigger.class,
            (command, number) -> new Req(command.message(), Numbers.connectorOrNone(command.connector())),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotImplemented");
    private static final Set<String> MESSAGES = Set.of(
            "BootNotification",
            "DiagnosticsStatusNotification",
            "FirmwareStatusNotification",
            "Heartbeat",
            "MeterValues",
            "StatusNotification");

    private TriggerMessage() {}

    public record Req(String requestedMessage, @Nullable Integer connectorId) {
        public Req {
            Check.word("requestedMessage", requestedMessage, MESSAGES);
            Check.optionalAtLeast("connectorId", connectorId, 0);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
