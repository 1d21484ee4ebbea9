package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ReserveNow (OCPP 1.6, 5.13): a connector, or (connector 0) any, is to be kept for a token. */
public final class ReserveNow {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("ReserveNow", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.Reserve> SAYS =
            Saying.of(Command.Reserve.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");

    private ReserveNow() {}

    public record Req(
            Integer connectorId,
            String expiryDate,
            String idTag,
            @Nullable String parentIdTag,
            Integer reservationId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.time("expiryDate", expiryDate);
            rules.text("idTag", idTag, IdTagInfo.MAX_TAG);
            rules.optionalText("parentIdTag", parentIdTag, IdTagInfo.MAX_TAG);
            rules.required("reservationId", reservationId);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.Reserve command) {
        ConnectorId connector = command.connector();
        return new Req(
                connector == null ? 0 : Numbers.connector(connector),
                StationClock.write(command.expiresAtMs()),
                command.token().value(),
                command.group(),
                command.reservation());
    }
}
