package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** UnlockConnector (OCPP 1.6, 5.18): a connector is to let go of its cable. */
public final class UnlockConnector {
    public static final ToStation<Req, Conf> ACTION = new ToStation<>(
            "UnlockConnector",
            Req.class,
            Conf.class,
            conf -> new Verdict(conf.status().equals("Unlocked"), conf.status()));
    static final Saying<Command.Unlock> SAYS = Saying.of(
            Command.Unlock.class, ACTION, (command, number) -> new Req(Numbers.connectorOnly(command.connector())));

    private static final Set<String> STATUSES = Set.of("Unlocked", "UnlockFailed", "NotSupported");

    private UnlockConnector() {}

    public record Req(Integer connectorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
