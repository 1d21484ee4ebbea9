package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.ReservationStatus;
import io.voltgate.domain.SessionId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reservations from the order to their end (OCPP 1.6, 5.13; OCPP 2.x Part 2, H). Called by the shard's thread. Each comes to exactly one
 * end, also where the station says nothing: by a start, by time, or by a connector that breaks down.
 */
final class Reservations {
    /** A station's clock may be this far behind when it ends a reservation. */
    private static final long GRACE_MS = 60_000;

    private final FunctionLimits limits;

    Reservations(FunctionLimits limits) {
        this.limits = limits;
    }

    /** The order with a number, where the backend leaves it to us by giving none. */
    static Command numbered(Command command, int number) {
        return command instanceof Command.Reserve reserve && reserve.reservation() == 0
                ? new Command.Reserve(
                        number, reserve.token(), reserve.group(), reserve.connector(), reserve.expiresAtMs())
                : command;
    }

    /** Why a reservation can't be ordered, null where it can. */
    @Nullable
    String objection(StationState station, Command.Reserve order, long nowMs) {
        if (order.expiresAtMs() <= nowMs) {
            return "the reservation would have ended already";
        }
        boolean isNew = !station.functions.reservations.containsKey(order.reservation());
        return isNew && station.functions.reservations.size() >= limits.reservations()
                ? "the station has " + limits.reservations() + " reservations open already"
                : null;
    }

    void accepted(StationState station, Command.Reserve order, Turn turn) {
        turn.emit(new Event.ReservationChanged(
                station.id, order.reservation(), ReservationStatus.REQUESTED, "", order, null));
    }

    private static void change(StationState station, int number, ReservationStatus status, String reason, Turn turn) {
        turn.emit(new Event.ReservationChanged(station.id, number, status, reason, null, null));
    }

    /** An order to reserve came to its end; a lost answer leaves open what the station did. */
    void concluded(
            StationState station, Command.Reserve order, CommandState end, @Nullable CommandResult result, Turn turn) {
        ReservationState reservation = station.functions.reservations.get(order.reservation());
        if (reservation == null) {
            return;
        }
        boolean lost = end == CommandState.TIMED_OUT || end == CommandState.CONNECTION_LOST;
        if (result != null && result.accepted()) {
            turn.emit(new Event.ReservationChanged(
                    station.id, order.reservation(), ReservationStatus.ACTIVE, "", order, null));
        } else if (result == null && lost) {
            change(station, order.reservation(), reservation.status, end.name(), turn);
        } else {
            String why = result == null ? end.name() : result.status();
            refused(station, reservation, why, turn);
        }
    }

    /** Where a replacement is refused, what it was to replace stands. */
    private static void refused(StationState station, ReservationState reservation, String why, Turn turn) {
        Command.Reserve held = reservation.held;
        if (held == null) {
            change(station, reservation.order.reservation(), ReservationStatus.REFUSED, why, turn);
        } else {
            turn.emit(new Event.ReservationChanged(
                    station.id, held.reservation(), ReservationStatus.ACTIVE, "replacement: " + why, held, null));
        }
    }

    /** A station that refuses to cancel a reservation does not know it (OCPP 1.6, 5.2). */
    void concluded(StationState station, Command.CancelReservation order, @Nullable CommandResult result, Turn turn) {
        if (result != null && station.functions.reservations.containsKey(order.reservation())) {
            ReservationStatus status = result.accepted() ? ReservationStatus.CANCELLED : ReservationStatus.REMOVED;
            change(station, order.reservation(), status, result.accepted() ? "" : result.status(), turn);
        }
    }

    void told(StationState station, Request.ReservationUpdate update, Turn turn) {
        if (station.functions.reservations.containsKey(update.reservation())) {
            boolean expired = update.status().equals("Expired");
            ReservationStatus status = expired ? ReservationStatus.EXPIRED : ReservationStatus.REMOVED;
            change(station, update.reservation(), status, update.status(), turn);
        }
    }

    /** The reserved connector broke down. OCPP 1.6 has no message that tells of the reservation then. */
    void status(StationState station, Request.StatusReport report, Turn turn) {
        if (report.status() != ConnectorStatus.FAULTED) {
            return;
        }
        for (ReservationState reservation : active(station)) {
            if (report.connector().equals(reservation.valid().connector())) {
                change(station, reservation.valid().reservation(), ReservationStatus.FAULTED, report.errorCode(), turn);
            }
        }
    }

    private static List<ReservationState> active(StationState station) {
        return station.functions.reservations.values().stream()
                .filter(reservation -> reservation.held != null)
                .toList();
    }

    /** What a station tells of a session that begins, or of who it is for. */
    record Begun(
            SessionId session,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            @Nullable String group,
            @Nullable Integer reservation,
            long atMs) {
        static Begun of(Event.SessionStarted started, @Nullable Integer reservation) {
            return new Begun(
                    started.session(),
                    started.connector(),
                    started.token(),
                    started.authorization().group(),
                    reservation,
                    started.at().epochMs());
        }

        /** For a driver who is named later. */
        static Begun of(Event.SessionUpdated updated, @Nullable ConnectorId connector, @Nullable Integer reservation) {
            return new Begun(
                    updated.session(),
                    connector,
                    updated.token(),
                    null,
                    reservation,
                    updated.at().epochMs());
        }
    }

    /** A session uses the reservation that it names, else that of its token; one on a connector reserved for another is noted. */
    void begun(StationState station, Begun begun, Turn turn) {
        List<ReservationState> active = active(station);
        for (ReservationState reservation : active) {
            Command.Reserve held = reservation.valid();
            Integer named = begun.reservation();
            boolean uses = named == null
                    ? begun.atMs() < held.expiresAtMs() && fits(held, begun)
                    : named == held.reservation();
            if (uses) {
                step(station, held, ReservationStatus.USED, "", begun, turn);
                return;
            }
        }
        for (ReservationState reservation : active) {
            Command.Reserve held = reservation.valid();
            boolean during = begun.atMs() < held.expiresAtMs();
            if (during
                    && begun.token() != null
                    && held.connector() != null
                    && held.connector().equals(begun.connector())) {
                step(station, held, ReservationStatus.ACTIVE, "StartedByAnother", begun, turn);
            }
        }
    }

    private static void step(
            StationState station,
            Command.Reserve held,
            ReservationStatus status,
            String reason,
            Begun begun,
            Turn turn) {
        turn.emit(new Event.ReservationChanged(station.id, held.reservation(), status, reason, null, begun.session()));
    }

    private static boolean fits(Command.Reserve held, Begun begun) {
        IdToken token = begun.token();
        if (token == null || (held.connector() != null && !held.connector().equals(begun.connector()))) {
            return false;
        }
        return token.key().equals(held.token().key())
                || (held.group() != null && held.group().equals(begun.group()));
    }

    /** Ends what nobody came for. */
    void expire(StationState station, Turn turn) {
        for (ReservationState reservation : station.functions.reservations.values()) {
            if (reservation.valid().expiresAtMs() + GRACE_MS <= turn.nowMs()) {
                change(station, reservation.order.reservation(), ReservationStatus.EXPIRED, "", turn);
            }
        }
    }

    static OptionalLong dueMs(StationState station) {
        return station.functions.reservations.values().stream()
                .mapToLong(reservation -> reservation.valid().expiresAtMs() + GRACE_MS)
                .min();
    }

    void apply(StationState station, Event.ReservationChanged event, long atMs) {
        FunctionsState functions = station.functions;
        int number = event.reservation();
        Command.Reserve order = event.order();
        if (!event.status().open()) {
            ReservationState over = functions.reservations.remove(number);
            SessionId user = event.session();
            if (over != null && user != null && event.status() == ReservationStatus.USED) {
                station.session(session -> session.id.equals(user))
                        .ifPresent(session -> session.reservedFromMs = over.activeFromMs);
            }
        } else if (order != null) {
            ReservationState reservation =
                    functions.reservations.computeIfAbsent(number, n -> new ReservationState(order));
            reservation.order = order;
            reservation.status = event.status();
            if (event.status() == ReservationStatus.ACTIVE && reservation.activeFromMs == 0) {
                reservation.activeFromMs = atMs;
            }
            reservation.held = event.status() == ReservationStatus.ACTIVE ? order : reservation.held;
        }
    }
}
