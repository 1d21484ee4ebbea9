package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CancelReservation (OCPP 2.x Part 2, block H): cancel a reservation by reservationId. */
public final class CancelReservation {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CancelReservation", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CANCEL_RESERVATION_STATUS = Set.of("Accepted", "Rejected");

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
            rules.word("status", status, CANCEL_RESERVATION_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
