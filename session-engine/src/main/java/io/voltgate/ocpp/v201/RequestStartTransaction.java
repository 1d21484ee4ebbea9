package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RequestStartTransaction (OCPP 2.0.1 Part 2, F01-F02): the station is asked to start a transaction for a token. The
 * station repeats remoteStartId in the transaction, so the order's number is its effect's mark.
 */
public final class RequestStartTransaction {
    public static final ToStation<Req, Res, Command.StartSession> ACTION = new ToStation<>(
            "RequestStartTransaction",
            Req.class,
            Res.class,
            Command.StartSession.class,
            RequestStartTransaction::req,
            res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RequestStartTransaction() {}

    public record Req(
            @Nullable Integer evseId, @Nullable IdTokenType groupIdToken, IdTokenType idToken, Integer remoteStartId) {
        public Req {
            Check.required("idToken", idToken);
            Check.required("remoteStartId", remoteStartId);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable String transactionId) {
        public Res {
            Check.word("status", status, STATUSES);
            Check.optionalText("transactionId", transactionId, 36);
        }
    }

    private static Req req(Command.StartSession command, int number) {
        ConnectorId connector = command.connector();
        Integer evse = connector == null || connector.isStation() ? null : connector.evse();
        return new Req(evse, null, IdTokenType.of(command.token()), number);
    }
}
