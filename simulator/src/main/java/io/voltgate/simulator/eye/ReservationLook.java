package io.voltgate.simulator.eye;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Reservations that the server makes and takes back. Owned by its eye. */
final class ReservationLook implements Look {
    private final LongSupplier nowMs;
    private final Map<Long, Boolean> made = new Memory<>();

    ReservationLook(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public void called(Exchange call, Notes notes) {
        switch (call.action()) {
            case "ReserveNow" -> {
                String until = call.has("expiryDate") ? call.text("expiryDate") : call.text("expiryDateTime");
                OptionalLong end = Texts.time(until);
                notes.breachIf(
                        end.isPresent() && end.getAsLong() <= nowMs.getAsLong(),
                        Rule.RESERVATION_PAST,
                        "it ended at " + until);
                made.put(call.has("reservationId") ? call.number("reservationId") : call.number("id"), true);
            }
            case "CancelReservation" ->
                notes.breachIf(
                        !made.containsKey(call.number("reservationId")),
                        Rule.RESERVATION_UNKNOWN,
                        "there was no reservation " + call.number("reservationId"));
            default -> {}
        }
    }
}
