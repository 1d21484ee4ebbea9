package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.engine.CommandRule.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the orders of the backend bring about, seen in what stations tell later. Called by the shard's thread. An order has its effect
 * once, in time, late or never; a station's promise alone is none.
 */
final class Effects {
    private static final Set<String> FIRMWARE_DONE = Set.of("Installed");
    private static final Set<String> FIRMWARE_FAILED = Set.of(
            "DownloadFailed",
            "InstallationFailed",
            "InvalidSignature",
            "InstallVerificationFailed",
            "DownloadRejected",
            "RevokedCertificate");
    private static final Set<String> LOG_DONE = Set.of("Uploaded");
    private static final Set<String> LOG_FAILED = Set.of(
            "UploadFailed",
            "UploadFailure",
            "BadMessage",
            "NotSupportedOperation",
            "PermissionDenied",
            "AcceptedCanceled");
    private static final String IDLE = "Idle";

    /** Takes up what a station's message shows. */
    void heard(StationState station, Request request, Turn turn) {
        if (station.sent.isEmpty()) {
            return;
        }
        switch (request) {
            case Request.Boot boot ->
                recent(station, Effect.BOOT, turn)
                        .filter(order -> !boot.reason().equals("Triggered"))
                        .forEach(order -> seen(station, order, "BootNotification " + boot.reason(), turn));
            case Request.StatusReport report -> status(station, report, turn);
            case Request.FirmwareStatus(String status, Integer requestId) ->
                follow(station, Effect.FIRMWARE, requestId, new Progress(status, FIRMWARE_DONE, FIRMWARE_FAILED), turn);
            case Request.LogStatus(String status, Integer requestId) ->
                follow(station, Effect.LOG, requestId, new Progress(status, LOG_DONE, LOG_FAILED), turn);
            case Request.DeviceEvents events -> events.statuses().forEach(report -> status(station, report, turn));
            case Request.ReservationUpdate update -> reserved(station, update.reservation(), update.status(), turn);
            case Request.StartTransaction start -> reserved(station, start.reservationId(), "Used", turn);
            case Request.TransactionEvent event -> reserved(station, event.reservationId(), "Used", turn);
            case Request.Heartbeat _,
                    Request.Authorize _,
                    Request.StopTransaction _,
                    Request.MeterValues _,
                    Request.DeviceReport _,
                    Request.ReportPart _,
                    Request.SecurityEvent _,
                    Request.VendorData _,
                    Request.ChainStatus _,
                    Request.Notice _ -> {
                // Nothing that an order but a trigger asks for; reports are looked at when they are over.
            }
        }
        triggered(station, request, turn);
    }

    private static void seen(StationState station, OrderState order, @Nullable String effect, Turn turn) {
        turn.emit(new CommandFact.CommandEffectSeen(station.id, order.order.id(), null, effect));
    }

    private static void missed(StationState station, OrderState order, String why, Turn turn) {
        turn.emit(new CommandFact.CommandEffectMissed(station.id, order.order.id(), why));
    }

    private static Stream<OrderState> of(StationState station, Effect effect) {
        return station.sent.stream()
                .filter(order -> order.mayHaveEffect() && order.rule().effect() == effect);
    }

    /** Orders that what happens now can be due to, where nothing names them. */
    private static Stream<OrderState> recent(StationState station, Effect effect, Turn turn) {
        return of(station, effect)
                .filter(order -> turn.nowMs()
                        <= (order.effectDueMs > 0
                                ? order.effectDueMs
                                : order.sentAtMs + order.rule().withinMs()));
    }

    private static void status(StationState station, Request.StatusReport report, Turn turn) {
        recent(station, Effect.AVAILABILITY, turn)
                .filter(order -> order.command() instanceof Command.ChangeAvailability change
                        && change.connector().includes(report.connector())
                        && isAs(station, change, report))
                .forEach(order -> seen(station, order, report.status().name(), turn));
        if (report.status() == ConnectorStatus.RESERVED) {
            recent(station, Effect.RESERVATION, turn)
                    .filter(order -> order.command() instanceof Command.Reserve reserve
                            && report.connector().equals(reserve.connector()))
                    .forEach(order -> seen(station, order, report.status().name(), turn));
        }
    }

    /** Whether all known connectors of a place are as ordered, or its own status is. */
    private static boolean isAs(
            StationState station, Command.ChangeAvailability change, Request.@Nullable StatusReport now) {
        if (now != null && now.connector().equals(change.connector())) {
            return fits(change, now.status());
        }
        List<ConnectorStatus> known = station.places()
                .filter(place -> !place.isStation() && change.connector().includes(place))
                .filter(place -> now == null || !place.equals(now.connector()))
                .map(place -> station.connectors.get(place.toString()).status)
                .toList();
        boolean others = known.stream().allMatch(status -> fits(change, status));
        return now == null ? others && !known.isEmpty() : others && fits(change, now.status());
    }

    private static boolean fits(Command.ChangeAvailability change, ConnectorStatus status) {
        return status != ConnectorStatus.UNKNOWN && change.operative() == (status != ConnectorStatus.UNAVAILABLE);
    }

    private static void reserved(StationState station, @Nullable Integer reservation, String effect, Turn turn) {
        of(station, Effect.RESERVATION)
                .filter(order -> order.command() instanceof Command.Reserve reserve
                        && Objects.equals(reservation, reserve.reservation()))
                .forEach(order -> seen(station, order, effect, turn));
    }

    /** A status on the way to an effect, with the words that end it well and badly. */
    private record Progress(String status, Set<String> done, Set<String> failed) {}

    /** The order is the one named; stations of OCPP 1.6 name none, so it is the newest that is still on its way. */
    private static void follow(
            StationState station, Effect effect, @Nullable Integer requestId, Progress progress, Turn turn) {
        Optional<OrderState> found = requestId == null
                ? recent(station, effect, turn)
                        .filter(order -> order.state != CommandState.EFFECT_MISSED)
                        .reduce((older, newer) -> newer)
                : of(station, effect)
                        .filter(order -> order.number() == requestId)
                        .findFirst();
        found.ifPresent(order -> {
            if (progress.done().contains(progress.status())) {
                seen(station, order, progress.status(), turn);
            } else if (progress.failed().contains(progress.status()) && order.effectDueMs > 0) {
                missed(station, order, progress.status(), turn);
            } else if (!progress.status().equals(IDLE) && order.effectDueMs > 0) {
                turn.emit(new CommandFact.CommandProgressed(station.id, order.order.id(), progress.status()));
            }
        });
    }

    /** Takes up which reports this decision found to be over. */
    void reportsOver(EngineState state, Turn turn) {
        for (Event event : turn.events()) {
            if (event instanceof Event.ReportCompleted(var id, var _, int requestId, int parts)) {
                reports(state, id, requestId)
                        .forEach(order -> turn.emit(new CommandFact.CommandEffectSeen(
                                id, order.order.id(), null, "ReportCompleted in " + parts)));
            } else if (event instanceof Event.ReportIncomplete incomplete) {
                reports(state, incomplete.station(), incomplete.requestId())
                        .filter(order -> order.effectDueMs > 0)
                        .forEach(order -> turn.emit(new CommandFact.CommandEffectMissed(
                                incomplete.station(),
                                order.order.id(),
                                "the report is incomplete: " + incomplete.reason())));
            }
        }
    }

    private static Stream<OrderState> reports(EngineState state, StationId id, int requestId) {
        StationState station = state.find(id);
        return station == null
                ? Stream.empty()
                : of(station, Effect.REPORT).filter(order -> order.number() == requestId);
    }

    /** The oldest trigger that was answered and asks for this message has its effect. */
    private static void triggered(StationState station, Request request, Turn turn) {
        Set<String> names = names(request);
        recent(station, Effect.MESSAGE, turn)
                .filter(order -> order.effectDueMs > 0 && asksFor(order.command(), names, request))
                .findFirst()
                .ifPresent(order -> seen(station, order, trigger(order.command()), turn));
    }

    private static boolean asksFor(Command command, Set<String> names, Request request) {
        boolean place = !(command instanceof Command.Trigger trigger)
                || !(request instanceof Request.StatusReport report)
                || trigger.connector() == null
                || trigger.connector().includes(report.connector());
        return place && names.contains(trigger(command));
    }

    /** The message that an order asks for, empty where it asks for none. */
    static String trigger(Command command) {
        if (command instanceof Command.Raw raw) {
            return RawOrder.triggered(raw);
        }
        return command instanceof Command.Trigger trigger ? trigger.message() : "";
    }

    /** How a trigger asks for a message like this one. */
    private static Set<String> names(Request request) {
        return switch (request) {
            case Request.Boot _ -> Set.of("BootNotification");
            case Request.Heartbeat _ -> Set.of("Heartbeat");
            case Request.StatusReport _ -> Set.of("StatusNotification");
            case Request.MeterValues _ -> Set.of("MeterValues");
            case Request.TransactionEvent _ -> Set.of("TransactionEvent");
            case Request.FirmwareStatus _ -> Set.of("FirmwareStatusNotification");
            case Request.LogStatus _ -> Set.of("LogStatusNotification", "DiagnosticsStatusNotification");
            case Request.Notice notice
            when notice.kind() == NoticeKind.CERTIFICATE_SIGNING ->
                Set.of(
                        "SignChargePointCertificate",
                        "SignChargingStationCertificate",
                        "SignV2GCertificate",
                        "SignV2G20Certificate",
                        "SignCombinedCertificate");
            case Request.Notice notice
            when notice.kind() == NoticeKind.FIRMWARE_PUBLICATION -> Set.of("PublishFirmwareStatusNotification");
            case Request.Authorize _,
                    Request.StartTransaction _,
                    Request.StopTransaction _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> Set.of();
        };
    }

    /** An order was answered well: what it asks for may be so already. */
    void answered(StationState station, OrderState order, CommandResult result, Turn turn) {
        if (order.command() instanceof Command.ChangeAvailability change
                && result.status().equals("Accepted")
                && isAs(station, change, null)) {
            seen(station, order, "AlreadySo", turn);
        }
    }

    /** A session began: the order that caused it, by number in OCPP 2.x, else by token and connector, has its effect. */
    void startSeen(StationState station, SessionState session, @Nullable Integer number, Turn turn) {
        Stream<OrderState> causes;
        if (number == null) {
            causes = recent(station, Effect.SESSION_START, turn)
                    .filter(order -> isLive(order, session, turn)
                            && order.command() instanceof Command.StartSession start
                            && matches(start, session));
        } else {
            causes = of(station, Effect.SESSION_START).filter(order -> order.number() == number);
        }
        causes.findFirst()
                .ifPresent(order ->
                        turn.emit(new CommandFact.CommandEffectSeen(station.id, order.order.id(), session.id, null)));
    }

    /** OCPP 1.6 has no number that ties a session to the order that caused it; a token within this time does. */
    private static boolean isLive(OrderState order, SessionState session, Turn turn) {
        long windowMs = order.rule().withinMs();
        return Math.abs(turn.nowMs() - session.startedAtMs) <= windowMs && turn.nowMs() - order.sentAtMs <= windowMs;
    }

    private static boolean matches(Command.StartSession start, SessionState session) {
        ConnectorId connector = start.connector();
        return session.token != null
                && session.token.key().equals(start.token().key())
                && (connector == null || connector.equals(session.connector));
    }

    /** A session ended: the order to stop it has its effect. */
    void stopSeen(StationState station, SessionState session, Turn turn) {
        of(station, Effect.SESSION_END)
                .filter(order -> order.command() instanceof Command.StopSession stop
                        && stop.transaction().equals(session.transaction))
                .findFirst()
                .ifPresent(order ->
                        turn.emit(new CommandFact.CommandEffectSeen(station.id, order.order.id(), session.id, null)));
    }

    /** Gives up the effects that did not come in time. */
    void expire(StationState station, Turn turn) {
        station.sent.stream()
                .filter(order -> order.effectDueMs > 0 && order.effectDueMs <= turn.nowMs())
                .forEach(order -> missed(station, order, "not seen in time", turn));
    }

    /** Where as many orders as are remembered wait for their effects, the oldest is given up for the next. */
    void makeRoom(StationState station, int limit, Turn turn) {
        List<OrderState> waiting =
                station.sent.stream().filter(order -> order.effectDueMs > 0).toList();
        if (waiting.size() >= limit) {
            missed(station, waiting.getFirst(), "too many orders wait for their effect", turn);
        }
    }
}
