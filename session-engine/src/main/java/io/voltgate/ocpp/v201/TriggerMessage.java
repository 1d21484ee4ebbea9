package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TriggerMessage (OCPP 2.0.1 Part 2, F06): the station is asked to send a message now. */
public final class TriggerMessage {
    public static final ToStation<Req, Res, Command.Trigger> ACTION = new ToStation<>(
            "TriggerMessage",
            Req.class,
            Res.class,
            Command.Trigger.class,
            (command, number) -> new Req(EVSEType.of(command.connector()), command.message()),
            res -> Verdict.of(res.status()));

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
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotImplemented");

    private TriggerMessage() {}

    public record Req(@Nullable EVSEType evse, String requestedMessage) {
        public Req {
            Check.word("requestedMessage", requestedMessage, MESSAGES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }
}
