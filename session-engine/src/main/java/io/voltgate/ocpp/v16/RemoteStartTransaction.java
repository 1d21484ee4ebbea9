package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
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
            (command, number) -> req(command),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RemoteStartTransaction() {}

    public record Req(@Nullable Integer connectorId, String idTag) {
        public Req {
            Check.text("idTag", idTag, 20);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.StartSession command) {
        ConnectorId connector = command.connector();
        return new Req(
                connector == null ? null : connector.evse(), command.token().value());
    }
}
