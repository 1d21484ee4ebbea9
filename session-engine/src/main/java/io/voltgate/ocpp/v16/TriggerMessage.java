package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TriggerMessage (OCPP 1.6, 5.17): the station is asked to send a message now. */
public final class TriggerMessage {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("TriggerMessage", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.Trigger> SAYS = Saying.of(
            Command.Trigger.class,
            ACTION,
            (command, number) -> new Req(command.message(), Numbers.connectorOrNone(command.connector())));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotImplemented");
    private static final Set<String> MESSAGES = Set.of(
            "BootNotification",
            "DiagnosticsStatusNotification",
            "FirmwareStatusNotification",
            "Heartbeat",
            "MeterValues",
            "StatusNotification");

    private TriggerMessage() {}

    public record Req(String requestedMessage, @Nullable Integer connectorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("requestedMessage", requestedMessage, MESSAGES);
            rules.optionalAtLeast("connectorId", connectorId, 0);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
