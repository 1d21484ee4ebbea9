package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UnlockConnector (OCPP 2.0.1 Part 2, F05): the station is asked to release a cable. */
public final class UnlockConnector {
    public static final ToStation<Req, Res> ACTION = new ToStation<>(
            "UnlockConnector",
            Req.class,
            Res.class,
            res -> new Verdict(res.status().equals("Unlocked"), res.status()));
    static final Saying<Command.Unlock> SAYS =
            Saying.of(Command.Unlock.class, ACTION, (command, number) -> req(command.connector()));

    private static final Set<String> STATUSES =
            Set.of("Unlocked", "UnlockFailed", "OngoingAuthorizedTransaction", "UnknownConnector");

    private UnlockConnector() {}

    public record Req(Integer evseId, Integer connectorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.required("connectorId", connectorId);
            rules.atLeastSince21("connectorId", connectorId, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(ConnectorId connector) {
        return new Req(connector.evse(), connector.connector());
    }
}
