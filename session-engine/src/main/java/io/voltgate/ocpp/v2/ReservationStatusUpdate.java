package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import java.util.Set;

/** ReservationStatusUpdate (OCPP 2.x Part 2, block H): reservation expired / removed / (2.1) no transaction. */
public final class ReservationStatusUpdate {

    private static final Set<String> RESERVATION_UPDATE_STATUS = Set.of("Expired", "Removed");
    private static final Set<String> RESERVATION_UPDATE_STATUS_21 =
            Words.plus(RESERVATION_UPDATE_STATUS, "NoTransaction");

    private ReservationStatusUpdate() {}

    public record Req(Integer reservationId, String reservationUpdateStatus) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("reservationId", reservationId);
            rules.atLeastSince21("reservationId", reservationId, 0);
            rules.word(
                    "reservationUpdateStatus",
                    reservationUpdateStatus,
                    rules.v21() ? RESERVATION_UPDATE_STATUS_21 : RESERVATION_UPDATE_STATUS);
        }
    }

    public record Res() implements Wire {
        @Override
        public void check(Rules rules) {
            // There is nothing to say of it.
        }
    }

    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ReservationStatusUpdate",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.ReservationUpdate(req.reservationId(), req.reservationUpdateStatus()),
            reply -> new Res());
}
