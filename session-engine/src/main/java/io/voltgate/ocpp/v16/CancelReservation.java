package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** CancelReservation (OCPP 1.6, 5.1): a reservation is to end. */
public final class CancelReservation {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("CancelReservation", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.CancelReservation> SAYS =
            Saying.of(Command.CancelReservation.class, ACTION, (command, number) -> new Req(command.reservation()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private CancelReservation() {}

    public record Req(Integer reservationId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("reservationId", reservationId);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
