package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CancelReservation (OCPP 2.0.1 Part 2, H02): the station is asked to drop a reservation. */
public final class CancelReservation {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CancelReservation", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.CancelReservation> SAYS =
            Saying.of(Command.CancelReservation.class, ACTION, (command, number) -> new Req(command.reservation()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private CancelReservation() {}

    public record Req(Integer reservationId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("reservationId", reservationId);
            rules.atLeastSince21("reservationId", reservationId, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
