package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connectors that are kept for somebody (OCPP 1.6 5.3 and 5.13, 2.x block H). Owned by its station. A connector is kept for one
 * reservation at most; one without a connector keeps as many free ones as there are such reservations.
 */
final class Reservations {
    static final PartKind<Reservations> KIND =
            new PartKind<>(Reservations.class, Reservations::new, Reservations::orders);

    private final Station station;
    private final List<Reservation> reservations = new ArrayList<>(0);

    /**
     * @param connector 0 for any
     * @param sinceMs by the station's clock
     */
    private record Reservation(int id, int connector, String token, String group, long sinceMs, long expiresAtMs) {
        boolean isFor(String who, String ofGroup) {
            return token.equals(who) || (!group.isEmpty() && group.equals(ofGroup));
        }
    }

    private Reservations(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Reservations> table) {
        table.order(V16, "ReserveNow", Reservations::reserve16)
                .order(V2, "ReserveNow", Reservations::reserve2)
                .order(ALL, "CancelReservation", Reservations::cancel);
    }

    private ObjectNode reserve16(JsonNode payload) {
        return reserve(new Reservation(
                Payload.requiredNumber(payload, "reservationId"),
                Payload.requiredNumber(payload, "connectorId"),
                Payload.required(payload, "idTag"),
                Json.text(payload, "parentIdTag"),
                station.stamp(),
                Json.moment(Payload.required(payload, "expiryDate"))));
    }

    private ObjectNode reserve2(JsonNode payload) {
        return reserve(new Reservation(
                Payload.requiredNumber(payload, "id"),
                Json.number(payload, "evseId", 0),
                Payload.required(payload, "idToken.idToken"),
                Json.text(payload, "groupIdToken.idToken"),
                station.stamp(),
                Json.moment(Payload.required(payload, "expiryDateTime"))));
    }

    /** A reservation of an id that is there already takes its place. */
    private ObjectNode reserve(Reservation wanted) {
        List<Connector> meant = station.meant(wanted.connector());
        boolean enabled = station.settings().flag("ReservationCtrlr.Enabled");
        if (!enabled
                || meant.isEmpty()
                || wanted.expiresAtMs() <= station.timeline().nowMs()) {
            return Json.of("status", "Rejected");
        }
        String refusal = refusal(wanted, meant);
        if (!refusal.isEmpty()) {
            return Json.of("status", refusal);
        }
        reservations.removeIf(each -> each.id() == wanted.id());
        reservations.add(wanted);
        Timeline.Timer _ = station.timeline()
                .after(wanted.expiresAtMs() - station.timeline().nowMs(), () -> expire(wanted));
        station.afterAnswer(this::review);
        return Json.of("status", "Accepted");
    }

    /** Why none of the connectors can be kept, in the standard's word; empty where one can. */
    private String refusal(Reservation wanted, List<Connector> meant) {
        long free = meant.stream()
                .filter(each -> each.isFree() && !isKept(each.number(), wanted.id()))
                .count();
        long promised = reservations.stream()
                .filter(each -> each.connector() == 0 && each.id() != wanted.id())
                .count();
        if (free > (wanted.connector() == 0 ? promised : 0)) {
            return "";
        }
        if (meant.stream().allMatch(each -> !each.fault().isEmpty())) {
            return "Faulted";
        }
        return meant.stream().noneMatch(Connector::isOperative) ? "Unavailable" : "Occupied";
    }

    private boolean isKept(int connector, int exceptFor) {
        return reservations.stream().anyMatch(each -> each.connector() == connector && each.id() != exceptFor);
    }

    private ObjectNode cancel(JsonNode payload) {
        int id = Payload.requiredNumber(payload, "reservationId");
        boolean found = reservations.removeIf(each -> each.id() == id);
        station.afterAnswer(this::review);
        return Json.of("status", found ? "Accepted" : "Rejected");
    }

    private void expire(Reservation reservation) {
        if (reservations.remove(reservation)) {
            sayEnd(reservation, "Expired");
            review();
        }
    }

    private void sayEnd(Reservation reservation, String status) {
        if (station.version() != OcppVersion.V16) {
            station.say(Said.plain(
                    "ReservationStatusUpdate",
                    Json.object().put("reservationId", reservation.id()).put("reservationUpdateStatus", status)));
        }
    }

    /** A connector has broken or was taken out of service: who it was kept for can't have it (H01.FR.17). */
    void lost(int connector) {
        reservations.stream()
                .filter(each -> each.connector() == connector)
                .toList()
                .forEach(each -> {
                    reservations.remove(each);
                    sayEnd(each, "Removed");
                });
    }

    /** Who is free has changed, and with that who is kept. */
    void review() {
        station.connectors().forEach(Connector::review);
    }

    /** Whether a free connector is kept for somebody. */
    static boolean hold(Station station, int connector) {
        return station.known(KIND).map(each -> each.holds(connector)).orElse(false);
    }

    /** Whether no reservation of a station keeps this token from a connector. */
    static boolean admit(Station station, int connector, String token, String group) {
        return station.known(KIND)
                .map(each -> each.admits(connector, token, group))
                .orElse(true);
    }

    private boolean holds(int connector) {
        return isKept(connector, -1) || isLastForAny(connector);
    }

    private boolean isLastForAny(int connector) {
        long promised =
                reservations.stream().filter(each -> each.connector() == 0).count();
        if (promised == 0) {
            return false;
        }
        List<Connector> free = station.connectors().stream()
                .filter(each -> each.isFree() && !isKept(each.number(), -1))
                .toList();
        return free.size() <= promised && free.stream().anyMatch(each -> each.number() == connector);
    }

    /** Whether this token or its group may use a connector, which it can't where that is kept for another. */
    private boolean admits(int connector, String token, String group) {
        if (reservations.stream().anyMatch(each -> isAbout(each, connector) && each.isFor(token, group))) {
            return true;
        }
        if (isKept(connector, -1)) {
            return false;
        }
        long promised =
                reservations.stream().filter(each -> each.connector() == 0).count();
        long others = station.connectors().stream()
                .filter(each -> each.number() != connector && each.isFree() && !isKept(each.number(), -1))
                .count();
        return promised == 0 || others >= promised;
    }

    private static boolean isAbout(Reservation reservation, int connector) {
        return reservation.connector() == 0 || reservation.connector() == connector;
    }

    /** Somebody charges: the reservation that was theirs is used up, and its id goes with the transaction. */
    void use(Connector connector, Charge charge, String group) {
        reservations.stream()
                .filter(each -> isAbout(each, connector.number()))
                .filter(each -> each.isFor(charge.driver().token(), group))
                .findFirst()
                .ifPresent(used -> {
                    reservations.remove(used);
                    charge.reserved(used.id(), used.sinceMs());
                    review();
                });
    }
}
