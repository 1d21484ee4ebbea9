package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** RemoteStopTransaction (OCPP 1.6, 5.12): the station is asked to stop a transaction. */
public final class RemoteStopTransaction {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("RemoteStopTransaction", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.StopSession> SAYS = Saying.of(
            Command.StopSession.class,
            ACTION,
            (command, number) -> new Req(Numbers.transaction(command.transaction())));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RemoteStopTransaction() {}

    public record Req(Integer transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("transactionId", transactionId);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
