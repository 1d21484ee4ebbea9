package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.Said;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TriggerMessage (OCPP 1.6, 5.17): the station is asked to send a message now. */
public final class TriggerMessage {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("TriggerMessage", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.Trigger> SAYS = new Saying<>(Command.Trigger.class, (command, number) -> said(command));

    private static final String SIGN_CERTIFICATE = "SignChargePointCertificate";
    private static final Set<String> OF_EXTENSION = Set.of("LogStatusNotification", SIGN_CERTIFICATE);
    private static final Map<String, String> BY_NAMES_OF_2 = Map.of("SignChargingStationCertificate", SIGN_CERTIFICATE);
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
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    /** What only the extension can ask for is asked by its own message. */
    private static Said<?> said(Command.Trigger command) {
        String message = BY_NAMES_OF_2.getOrDefault(command.message(), command.message());
        Integer connector = Numbers.connectorOrNone(command.connector());
        return OF_EXTENSION.contains(message)
                ? ExtendedTriggerMessage.ACTION.saying(new ExtendedTriggerMessage.Req(message, connector))
                : ACTION.saying(new Req(message, connector));
    }
}
