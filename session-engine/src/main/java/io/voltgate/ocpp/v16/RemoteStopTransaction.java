package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;

/** RemoteStopTransaction (OCPP 1.6, 5.12): the station is asked to stop a transaction. */
public final class RemoteStopTransaction {
    public static final ToStation<Req, Conf, Command.StopSession> ACTION = new ToStation<>(
            "RemoteStopTransaction",
            Req.class,
            Conf.class,
            Command.StopSession.class,
            (command, number) -> new Req(Numbers.transaction(command.transaction())),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RemoteStopTransaction() {}

    public record Req(Integer transactionId) {
        public Req {
            Check.required("transactionId", transactionId);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
