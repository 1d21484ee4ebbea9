package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** RequestStopTransaction (OCPP 2.0.1 Part 2, F03): the station is asked to stop a transaction. */
public final class RequestStopTransaction {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("RequestStopTransaction", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.StopSession> SAYS = Saying.of(
            Command.StopSession.class,
            ACTION,
            (command, number) -> new Req(command.transaction().value()));

    private RequestStopTransaction() {}

    public record Req(String transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("transactionId", transactionId, 36);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.START_STOP_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
