package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;

/** UnlockConnector (OCPP 1.6, 5.18): a connector is to let go of its cable. */
public final class UnlockConnector {
    public static final ToStation<Req, Conf, Command.Unlock> ACTION = new ToStation<>(
            "UnlockConnector",
            Req.class,
            Conf.class,
            Command.Unlock.class,
            (command, number) -> new Req(Numbers.connector(command.connector())),
            conf -> new Verdict(conf.status().equals("Unlocked"), conf.status()));

    private static final Set<String> STATUSES = Set.of("Unlocked", "UnlockFailed", "NotSupported");

    private UnlockConnector() {}

    public record Req(Integer connectorId) {
        public Req {
            Check.atLeast("connectorId", connectorId, 1);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
