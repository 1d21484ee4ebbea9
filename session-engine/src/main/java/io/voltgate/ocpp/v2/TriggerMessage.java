package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TriggerMessage (OCPP 2.0.1 Part 2, F06): the station is asked to send a message now. */
public final class TriggerMessage {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("TriggerMessage", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.Trigger> SAYS = Saying.of(
            Command.Trigger.class,
            ACTION,
            (command, number) -> new Req(EVSEType.of(command.connector()), command.message(), null));

    private static final Set<String> MESSAGES = Set.of(
            "BootNotification",
            "LogStatusNotification",
            "FirmwareStatusNotification",
            "Heartbeat",
            "MeterValues",
            "SignChargingStationCertificate",
            "SignV2GCertificate",
            "StatusNotification",
            "TransactionEvent",
            "SignCombinedCertificate",
            "PublishFirmwareStatusNotification");
    private static final Set<String> MESSAGES_21 = Words.plus(MESSAGES, "SignV2G20Certificate", "CustomTrigger");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotImplemented");

    private TriggerMessage() {}

    public record Req(
            @Nullable EVSEType evse,
            String requestedMessage,
            @Nullable String customTrigger) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("evse", evse);
            rules.word("requestedMessage", requestedMessage, rules.v21() ? MESSAGES_21 : MESSAGES);
            rules.since21("customTrigger", customTrigger);
            rules.optionalText("customTrigger", customTrigger, 50);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
