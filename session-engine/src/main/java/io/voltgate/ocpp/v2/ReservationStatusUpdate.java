package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import java.util.Set;

/** ReservationStatusUpdate (OCPP 2.0.1 Part 2, H04): a reservation ended at the station. */
public final class ReservationStatusUpdate {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ReservationStatusUpdate",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.ReservationUpdate(req.reservationId(), req.reservationUpdateStatus()),
            reply -> new Res());

    private static final Set<String> STATUSES = Set.of("Expired", "Removed");
    private static final Set<String> STATUSES_21 = Words.plus(STATUSES, "NoTransaction");

    private ReservationStatusUpdate() {}

    public record Req(Integer reservationId, String reservationUpdateStatus) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("reservationId", reservationId);
            rules.atLeastSince21("reservationId", reservationId, 0);
            rules.word("reservationUpdateStatus", reservationUpdateStatus, rules.v21() ? STATUSES_21 : STATUSES);
        }
    }

    public record Res() implements Wire.Blank {}
}
