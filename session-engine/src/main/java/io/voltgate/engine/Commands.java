package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders of the backend, and our lane to each station: one call at a time, in the order given. Called by the shard's thread. An
 * order is accepted once, sent at most once, and comes to exactly one end.
 */
final class Commands {
    /** Orders that were sent and may still be answered late or have their effect seen. */
    private static final int KEPT_SENT = 16;

    /** OCPP 1.6 has no number that ties a session to the order that caused it; a token within this time does. */
    private static final long EFFECT_WINDOW_MS = 600_000;

    /** How the keys of our own orders begin; the backend's don't. */
    static final String OURS = "voltgate:";

    private final EngineState state;
    private final EngineSettings settings;
    private final Directory directory;
    private final Timers timers;
    private final Functions functions;

    Commands(EngineState state, EngineSettings settings, Directory directory, Timers timers, Functions functions) {
        this.state = state;
        this.settings = settings;
        this.directory = directory;
        this.timers = timers;
        this.functions = functions;
    }

    void ordered(Input.Ordered input, Turn turn) {
        StationState station = state.find(input.station());
        if (station == null && directory.station(input.station()).isEmpty()) {
            refuse(input, Output.OrderRefusal.UNKNOWN_STATION, turn);
            return;
        }
        Order same = station == null ? null : station.orderKeys.get(input.clientKey());
        StationState target = station == null ? new StationState(input.station().value()) : station;
        String objection = functions.objection(target, input.command(), turn.nowMs());
        if (same != null && same.command().equals(Reservations.numbered(input.command(), same.number()))) {
            turn.say(new Output.Receipt(input.ticket(), same.id(), null));
        } else if (same != null) {
            refuse(input, Output.OrderRefusal.KEY_REUSED, turn);
        } else if (station != null && station.queue.size() >= settings.limits().ordersPerStation()) {
            refuse(input, Output.OrderRefusal.QUEUE_FULL, turn);
        } else if (objection != null) {
            turn.say(new Output.Receipt(input.ticket(), null, Output.OrderRefusal.INADMISSIBLE, objection));
        } else {
            CommandId id = accept(target, input, turn);
            turn.say(new Output.Receipt(input.ticket(), id, null));
        }
    }

    /** Gives an order of our own, which has the same life as the backend's; where too many orders wait, none is given now. */
    void orderOurs(StationState station, Functions.@Nullable Ours ours, Turn turn) {
        if (ours != null && station.queue.size() < settings.limits().ordersPerStation()) {
            String key = OURS + ours.purpose() + ":" + (state.lastOrder + 1);
            long lifetimeMs = settings.functions().orderLifetimeMs();
            accept(station, new Input.Ordered(station.id, 0, ours.command(), key, lifetimeMs), turn);
        } else if (ours != null) {
            long againMs = turn.nowMs() + settings.functions().tendEveryMs();
            timers.advance(station.id, Input.Timer.TENDING, againMs);
        }
    }

    private static void refuse(Input.Ordered input, Output.OrderRefusal refusal, Turn turn) {
        turn.say(new Output.Receipt(input.ticket(), null, refusal));
    }

    private CommandId accept(StationState station, Input.Ordered input, Turn turn) {
        CommandId id = new CommandId(turn.newId(Ids.Kind.COMMAND));
        int number = state.lastOrder + 1;
        Order order = new Order(id, number, Reservations.numbered(input.command(), number));
        long deadlineMs = turn.nowMs() + input.lifetimeMs();
        turn.emit(new Event.CommandAccepted(input.station(), order, input.clientKey(), deadlineMs));
        functions.accepted(station, order, turn);
        if (laneFree(station) && station.queue.isEmpty()) {
            send(station, station.epoch, new OrderState(order, deadlineMs), turn);
        }
        return id;
    }

    private static boolean laneFree(StationState station) {
        return station.connected && station.mayBeCalled() && station.lane == null;
    }

    private static void send(StationState station, long epoch, OrderState order, Turn turn) {
        turn.emit(new Event.CommandSent(station.id, order.order.id(), epoch, order.callId()));
        turn.say(new Output.Call(station.id, epoch, order.callId(), order.order));
    }

    /** Sends the next order that waits, where the lane is (or with this decision becomes) free. */
    void sendNext(StationState station, long epoch, Turn turn) {
        station.queue.stream()
                .filter(order -> order.deadlineMs > turn.nowMs())
                .findFirst()
                .ifPresent(order -> send(station, epoch, order, turn));
    }

    void answered(StationState station, Input.Answered input, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null && outstanding.callId().equals(input.callId())) {
            CommandResult result = input.result();
            turn.emit(new Event.CommandAnswered(station.id, outstanding.order.id(), result, false));
            functions.concluded(station, outstanding, CommandState.ANSWERED, result, turn);
            sendNext(station, station.epoch, turn);
            return;
        }
        sent(station, input.callId())
                .filter(late -> late.state == CommandState.TIMED_OUT || late.state == CommandState.CONNECTION_LOST)
                .ifPresent(late -> {
                    turn.emit(new Event.CommandAnswered(station.id, late.order.id(), input.result(), true));
                    functions.late(station, late, input.result(), turn);
                });
    }

    /** Ends the outstanding order without an answer, and goes on with the next. */
    void failed(StationState station, String callId, CommandState end, String detail, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null && outstanding.callId().equals(callId)) {
            turn.emit(new Event.CommandFailed(station.id, outstanding.order.id(), end, detail));
            functions.concluded(station, outstanding, end, null, turn);
            sendNext(station, station.epoch, turn);
        }
    }

    void timedOut(StationState station, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null) {
            failed(station, outstanding.callId(), CommandState.TIMED_OUT, "no answer in time", turn);
        }
    }

    /** Ends the outstanding order, because its connection has ended. */
    void connectionEnded(StationState station, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null) {
            turn.emit(new Event.CommandFailed(
                    station.id, outstanding.order.id(), CommandState.CONNECTION_LOST, "the connection ended"));
            functions.concluded(station, outstanding, CommandState.CONNECTION_LOST, null, turn);
        }
    }

    void expire(StationState station, Turn turn) {
        for (OrderState order : station.queue) {
            if (order.deadlineMs <= turn.nowMs()) {
                turn.emit(new Event.CommandFailed(
                        station.id, order.order.id(), CommandState.EXPIRED, "its deadline passed before it was sent"));
                functions.concluded(station, order, CommandState.EXPIRED, null, turn);
            }
        }
    }

    /** A session began: the order that caused it, by number in OCPP 2.x, else by token and connector, has its effect. */
    void startSeen(StationState station, SessionState session, @Nullable Integer number, Turn turn) {
        boolean live = Math.abs(turn.nowMs() - session.startedAtMs) <= EFFECT_WINDOW_MS;
        long sinceMs = turn.nowMs() - EFFECT_WINDOW_MS;
        station.sent.stream()
                .filter(OrderState::mayHaveEffect)
                .filter(order -> order.command() instanceof Command.StartSession start
                        && (number == null
                                ? live && order.sentAtMs >= sinceMs && matches(start, session)
                                : number == order.order.number()))
                .findFirst()
                .ifPresent(order -> turn.emit(new Event.CommandEffectSeen(station.id, order.order.id(), session.id)));
    }

    private static boolean matches(Command.StartSession start, SessionState session) {
        ConnectorId connector = start.connector();
        return session.token != null
                && session.token.key().equals(start.token().key())
                && (connector == null || connector.equals(session.connector));
    }

    /** A session ended: the order to stop it has its effect. */
    void stopSeen(StationState station, SessionState session, Turn turn) {
        station.sent.stream()
                .filter(order -> order.mayHaveEffect()
                        && order.command() instanceof Command.StopSession stop
                        && stop.transaction().equals(session.transaction))
                .findFirst()
                .ifPresent(order -> turn.emit(new Event.CommandEffectSeen(station.id, order.order.id(), session.id)));
    }

    void apply(StationState station, Event.CommandAccepted event) {
        state.lastOrder = event.order().number();
        station.queue.add(new OrderState(event.order(), event.deadlineMs()));
        if (event.clientKey().startsWith(OURS)) {
            String key = event.clientKey();
            functions.applyOurs(station, event.order(), key.substring(OURS.length(), key.lastIndexOf(':')));
        } else {
            station.orderKeys.put(event.clientKey(), event.order());
        }
        if (station.orderKeys.size() > settings.limits().orderKeysPerStation()) {
            station.orderKeys.remove(station.orderKeys.keySet().iterator().next());
        }
        rearm(station);
    }

    void apply(StationState station, Event.CommandSent event, long atMs) {
        Iterator<OrderState> queue = station.queue.iterator();
        while (queue.hasNext()) {
            OrderState order = queue.next();
            if (order.order.id().equals(event.command())) {
                queue.remove();
                order.state = CommandState.SENT;
                order.sentAtMs = atMs;
                station.sent.add(order);
                station.lane = order.order.id();
            }
        }
        if (station.sent.size() > KEPT_SENT) {
            station.sent.removeFirst();
        }
        timers.set(station.id, Input.Timer.CALL_TIMEOUT, atMs + settings.callTimeoutMs());
        rearm(station);
    }

    void apply(StationState station, Event.CommandAnswered event) {
        boolean accepted = event.result().accepted();
        end(station, event.command(), accepted ? CommandState.ANSWERED : CommandState.FAILED);
    }

    void apply(StationState station, Event.CommandFailed event) {
        end(station, event.command(), event.state());
        rearm(station);
    }

    void apply(StationState station, Event.CommandEffectSeen event) {
        find(station, event.command()).ifPresent(order -> order.state = CommandState.EFFECT_SEEN);
    }

    /** Frees the lane. An order whose effect was seen stays so, or the next session could be taken for its effect too. */
    private void end(StationState station, CommandId command, CommandState end) {
        find(station, command)
                .filter(order -> order.state != CommandState.EFFECT_SEEN)
                .ifPresent(order -> order.state = end);
        station.queue.removeIf(order -> order.order.id().equals(command));
        functions.applyEnd(station, command, end, state.lastMs);
        if (command.equals(station.lane)) {
            station.lane = null;
            timers.cancel(station.id, Input.Timer.CALL_TIMEOUT);
        }
    }

    private static @Nullable OrderState outstanding(StationState station) {
        return station.lane == null ? null : find(station, station.lane).orElse(null);
    }

    /** An order among the newest that were sent. */
    static Optional<OrderState> sent(StationState station, CommandId command) {
        return find(station, command);
    }

    private static Optional<OrderState> find(StationState station, CommandId command) {
        return station.sent.stream()
                .filter(order -> order.order.id().equals(command))
                .findFirst();
    }

    private static Optional<OrderState> sent(StationState station, String callId) {
        return station.sent.stream()
                .filter(order -> order.callId().equals(callId))
                .findFirst();
    }

    /** Sets the timer to the next deadline among the orders that wait. */
    void rearm(StationState station) {
        station.queue.stream()
                .mapToLong(order -> order.deadlineMs)
                .min()
                .ifPresentOrElse(
                        deadline -> timers.set(station.id, Input.Timer.ORDER_DEADLINE, deadline),
                        () -> timers.cancel(station.id, Input.Timer.ORDER_DEADLINE));
    }
}
