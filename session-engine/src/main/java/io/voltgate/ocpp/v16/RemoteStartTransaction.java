package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RemoteStartTransaction (OCPP 1.6, 5.11): the station is asked to start a transaction for a token. */
public final class RemoteStartTransaction {
    public static final ToStation<Req, Conf, Command.StartSession> ACTION = new ToStation<>(
            "RemoteStartTransaction",
            Req.class,
            Conf.class,
            Command.StartSession.class,
            (command, number) -> new Req(
                    Numbers.connectorOrNone(command.connector()),
                    command.token().value()),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RemoteStartTransaction() {}

    public record Req(@Nullable Integer connectorId, String idTag) {
        public Req {
            Check.optionalAtLeast("connectorId", connectorId, 1);
            Check.text("idTag", idTag, IdTagInfo.MAX_TAG);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
