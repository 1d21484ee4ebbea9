package io.voltgate.engine;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When a station may get its next call of ours, and which. Called by the shard's thread. One call is outstanding at a time, no more go
 * out than the pace allows, and none while a station is to be left alone.
 */
final class Lanes {
    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60_000;
    /** A station that has not booted by now has only lost its connection. */
    private static final long BOOT_MS = 60_000;

    private final EngineSettings settings;
    private final Directory directory;
    private final Effects effects;
    private final Timers timers;
    private final Functions functions;

    Lanes(EngineSettings settings, Directory directory, Effects effects, Timers timers, Functions functions) {
        this.settings = settings;
        this.directory = directory;
        this.effects = effects;
        this.timers = timers;
        this.functions = functions;
    }

    private StationTraits traits(StationState station) {
        StationInfo info = station.info;
        return info == null
                ? directory.traits("", "", "")
                : directory.traits(info.vendor(), info.model(), info.firmware());
    }

    /** When the station may be called, as far as pace and quiet go, milliseconds since 1970. */
    private long readyMs(StationState station) {
        StationTraits traits = traits(station);
        boolean booted = station.bootedEpoch == station.epoch;
        long quietUntilMs = booted
                ? station.bootedMs + SECOND_MS * traits.quietAfterBootSeconds()
                : station.connectedMs + Math.max(settings.settleMs(), traits.bootBeforeCalls() ? BOOT_MS : 0);
        long burstMs = (settings.limits().callBurst() - 1) * callMs();
        return Math.max(quietUntilMs, station.paceMs - burstMs);
    }

    /** The same for one order: some models can't be started again within seconds of a stop (quirk 51). */
    private long readyMs(StationState station, OrderState order) {
        long guardMs = SECOND_MS * traits(station).charging().startGuardSeconds();
        if (guardMs == 0 || !(order.command() instanceof Command.StartSession start)) {
            return readyMs(station);
        }
        ConnectorId place = start.connector();
        long endedMs = station.sessions.stream()
                .filter(session -> !session.open())
                .filter(session ->
                        place == null || session.connector == null || session.connector.evse() == place.evse())
                .mapToLong(session -> session.endedAtMs)
                .max()
                .orElse(0);
        return Math.max(readyMs(station), endedMs + guardMs);
    }

    private long callMs() {
        return MINUTE_MS / settings.limits().callsPerMinute();
    }

    /** A station that was told to wait gets what configures it; one that was rejected gets nothing. */
    private static boolean admits(StationState station, Command command) {
        BootStatus status = station.bootStatus;
        return status == null
                || switch (status) {
                    case ACCEPTED -> true;
                    case PENDING -> CommandRule.of(command).whilePending();
                    case REJECTED -> false;
                };
    }

    /** Sends the next order that waits, where the lane is (or with this decision becomes) free and the station is ready. */
    void sendNext(StationState station, Turn turn) {
        if (!station.connected || readyMs(station) > turn.nowMs()) {
            return;
        }
        for (OrderState order : station.queue) {
            if (order.deadlineMs > turn.nowMs()
                    && readyMs(station, order) <= turn.nowMs()
                    && admits(station, order.command())
                    && tryToSend(station, order, turn)) {
                return;
            }
        }
    }

    /** Sends an order that has just been accepted, where nothing else waits. */
    void sendAtOnce(StationState station, OrderState order, Turn turn) {
        if (station.connected
                && station.lane == null
                && station.queue.isEmpty()
                && readyMs(station, order) <= turn.nowMs()
                && admits(station, order.command())) {
            var _ = tryToSend(station, order, turn);
        }
    }

    /** The timer for the next call is due: sends it, or waits on where the station has to be left alone for longer. */
    void due(StationState station, Turn turn) {
        if (station.lane == null) {
            sendNext(station, turn);
            if (nextMs(station).orElse(0) > turn.nowMs()) {
                rearm(station);
            }
        }
    }

    /** Sends the order, or ends it where the station's model does not tolerate it. */
    private boolean tryToSend(StationState station, OrderState order, Turn turn) {
        Optional<String> objection = objection(traits(station), order.command());
        if (objection.isPresent()) {
            CommandId id = order.order.id();
            turn.emit(new CommandFact.CommandFailed(station.id, id, CommandState.UNSUPPORTED, objection.get()));
            turn.say(new Output.Outcome(id, CommandState.UNSUPPORTED, null, objection.get()));
            functions.concluded(station, order, CommandState.UNSUPPORTED, null, turn);
            return false;
        }
        effects.makeRoom(station, settings.limits().sentOrdersPerStation() - 1, turn);
        turn.emit(new CommandFact.CommandSent(station.id, order.order.id(), station.epoch, order.nextCallId()));
        turn.say(new Output.Call(station.id, station.epoch, order.nextCallId(), said(station, order.order)));
        return true;
    }

    /** Why a model can't be told this, though its version has a message for it. */
    private static Optional<String> objection(StationTraits traits, Command command) {
        if (command instanceof Command.StartSession start
                && start.connector() == null
                && traits.charging().startNeedsConnector()) {
            return Optional.of("this model starts nothing without the connector's number");
        }
        String trigger = Effects.trigger(command);
        if (traits.forbiddenTriggers().contains(trigger)) {
            return Optional.of("this model does not tolerate a trigger of " + trigger);
        }
        return variables(command)
                .map(Variable::name)
                .filter(traits.forbiddenKeys()::contains)
                .findFirst()
                .map(key -> "this model does not tolerate " + key);
    }

    private static Stream<Variable> variables(Command command) {
        if (command instanceof Command.SetVariables(List<Command.Assignment> assignments)) {
            return assignments.stream().map(Command.Assignment::variable);
        }
        return command instanceof Command.GetVariables(List<Variable> wanted) ? wanted.stream() : Stream.empty();
    }

    /** The order in the station's own terms: one that keeps its own transaction ids is asked to stop by the one it used last. */
    private static Order said(StationState station, Order order) {
        if (order.command() instanceof Command.StopSession(TransactionId ours)) {
            return station.session(ours)
                    .filter(SessionState::open)
                    .flatMap(session -> ownTransaction(station, session))
                    .map(own -> new Order(order.id(), order.number(), new Command.StopSession(own)))
                    .orElse(order);
        }
        return order;
    }

    private static Optional<TransactionId> ownTransaction(StationState station, SessionState session) {
        ConnectorState place = session.connector == null ? null : station.connectors.get(session.connector.toString());
        return place == null ? Optional.empty() : Optional.ofNullable(place.ownTransaction);
    }

    /** Meter values of a transaction that is not ours, where one of ours runs: that is how the station calls it. */
    void apply(StationState station, Event.SessionMetered event) {
        ConnectorState place = station.connectors.get(event.connector().toString());
        if (place != null && station.session(event.transaction()).isEmpty()) {
            place.ownTransaction = event.transaction();
        }
    }

    /** Once it is over, the id is nobody's. */
    void apply(StationState station, Event.SessionEnded event) {
        SessionId ended = event.session();
        station.session(session -> session.id.equals(ended))
                .map(session -> session.connector)
                .map(connector -> station.connectors.get(connector.toString()))
                .ifPresent(place -> place.ownTransaction = null);
    }

    void apply(StationState station, Event.StationConnected event, long atMs) {
        station.connectedMs = atMs;
        rearm(station);
    }

    void apply(StationState station, Event.StationBooted event, long atMs) {
        station.info = event.info();
        station.bootedMs = atMs;
        station.bootedEpoch = station.epoch;
        rearm(station);
    }

    void apply(StationState station, CommandFact.CommandSent event, long atMs) {
        station.paceMs = Math.max(station.paceMs, atMs) + callMs();
    }

    /** Sets the timer for the next call, where one waits that may go. */
    void rearm(StationState station) {
        OptionalLong next = station.connected && station.lane == null ? nextMs(station) : OptionalLong.empty();
        if (next.isPresent()) {
            timers.set(station.id, Input.Timer.NEXT_CALL, next.getAsLong());
        } else {
            timers.cancel(station.id, Input.Timer.NEXT_CALL);
        }
    }

    /** When the first of the orders that wait may go, empty where none may. */
    private OptionalLong nextMs(StationState station) {
        return station.queue.stream()
                .filter(order -> admits(station, order.command()))
                .mapToLong(order -> readyMs(station, order))
                .min();
    }
}
