package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RequestStopTransaction (OCPP 2.0.1 Part 2, F03): the station is asked to stop a transaction. */
public final class RequestStopTransaction {
    public static final ToStation<Req, Res, Command.StopSession> ACTION = new ToStation<>(
            "RequestStopTransaction",
            Req.class,
            Res.class,
            Command.StopSession.class,
            (command, number) -> new Req(command.transaction().value()),
            res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RequestStopTransaction() {}

    public record Req(String transactionId) {
        public Req {
            Check.text("transactionId", transactionId, 36);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }
}
