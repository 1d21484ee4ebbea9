package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UnlockConnector (OCPP 2.0.1 Part 2, F05): the station is asked to release a cable. */
public final class UnlockConnector {
    public static final ToStation<Req, Res, Command.Unlock> ACTION = new ToStation<>(
            "UnlockConnector",
            Req.class,
            Res.class,
            Command.Unlock.class,
            (command, number) -> req(command.connector()),
            res -> new Verdict(res.status().equals("Unlocked"), res.status()));

    private static final Set<String> STATUSES =
            Set.of("Unlocked", "UnlockFailed", "OngoingAuthorizedTransaction", "UnknownConnector");

    private UnlockConnector() {}

    public record Req(Integer evseId, Integer connectorId) {
        public Req {
            Check.required("evseId", evseId);
            Check.required("connectorId", connectorId);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }

    private static Req req(ConnectorId connector) {
        return new Req(connector.evse(), connector.connector());
    }
}
