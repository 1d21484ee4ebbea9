package io.voltgate.engine;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The orders of the backend, and our lane to each station: one call at a time, in the order given. Called by the shard's thread. An
 * order is accepted once, sent once on a connection, and comes to exactly one end.
 */
final class Commands {
    /** How the keys of our own orders begin; the backend's don't. */
    static final String OURS = "voltgate:";

    private final EngineState state;
    private final EngineSettings settings;
    private final Directory directory;
    private final Timers timers;
    private final Functions functions;
    private final Effects effects;
    private final Lanes lanes;

    Commands(EngineState state, EngineSettings settings, Directory directory, Timers timers, Functions functions) {
        this.state = state;
        this.settings = settings;
        this.directory = directory;
        this.timers = timers;
        this.functions = functions;
        this.effects = new Effects();
        this.lanes = new Lanes(settings, directory, effects, timers, functions);
    }

    Effects effects() {
        return effects;
    }

    Lanes lanes() {
        return lanes;
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
            sayAgain(station, same, turn);
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

    /** Who asks again for an order that is over need not wait. */
    private static void sayAgain(StationState station, Order same, Turn turn) {
        boolean waits = same.id().equals(station.lane)
                || station.queue.stream().anyMatch(order -> order.order.id().equals(same.id()));
        if (!waits) {
            CommandState end =
                    find(station, same.id()).map(order -> order.state).orElse(CommandState.ANSWERED);
            turn.say(new Output.Outcome(same.id(), end, null, ""));
        }
    }

    private CommandId accept(StationState station, Input.Ordered input, Turn turn) {
        CommandId id = new CommandId(turn.newId(Ids.Kind.COMMAND));
        int number = state.lastOrder + 1;
        Order order = new Order(id, number, Reservations.numbered(input.command(), number));
        long deadlineMs = turn.nowMs() + input.lifetimeMs();
        turn.emit(new Event.CommandAccepted(input.station(), order, input.clientKey(), deadlineMs));
        functions.accepted(station, order, turn);
        lanes.sendAtOnce(station, new OrderState(order, deadlineMs), turn);
        return id;
    }

    void answered(StationState station, Input.Answered input, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null && outstanding.callId().equals(input.callId())) {
            CommandId id = outstanding.order.id();
            CommandResult result = input.result();
            turn.emit(new Event.CommandAnswered(station.id, id, result, false));
            turn.say(new Output.Outcome(id, CommandState.ANSWERED, result, ""));
            functions.concluded(station, outstanding, CommandState.ANSWERED, result, turn);
            if (outstanding.mayHaveEffect()) {
                effects.answered(station, outstanding, result, turn);
            }
            lanes.sendNext(station, turn);
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
            fail(station, outstanding, end, detail, turn);
            lanes.sendNext(station, turn);
        }
    }

    private void fail(StationState station, OrderState order, CommandState end, String detail, Turn turn) {
        CommandId id = order.order.id();
        turn.emit(new Event.CommandFailed(station.id, id, end, detail));
        turn.say(new Output.Outcome(id, end, null, detail));
        functions.concluded(station, order, end, null, turn);
    }

    void timedOut(StationState station, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding != null) {
            failed(station, outstanding.callId(), CommandState.TIMED_OUT, "no answer in time", turn);
        }
    }

    /** The outstanding order's connection has ended: it waits for the next one where it may be given twice, else it ends. */
    void connectionEnded(StationState station, Turn turn) {
        OrderState outstanding = outstanding(station);
        if (outstanding == null) {
            return;
        }
        CommandId id = outstanding.order.id();
        boolean again = outstanding.rule().repeatable()
                && outstanding.state != CommandState.EFFECT_SEEN
                && outstanding.sends < settings.limits().sendsPerOrder()
                && outstanding.deadlineMs > turn.nowMs();
        if (again) {
            turn.emit(new Event.CommandRequeued(station.id, id, "the connection ended"));
        } else {
            fail(station, outstanding, CommandState.CONNECTION_LOST, "the connection ended", turn);
        }
    }

    void expire(StationState station, Turn turn) {
        for (OrderState order : station.queue) {
            if (order.deadlineMs <= turn.nowMs()) {
                CommandState end = order.sends == 0 ? CommandState.EXPIRED : CommandState.CONNECTION_LOST;
                String again = order.sends == 0 ? "" : " again";
                fail(station, order, end, "its deadline passed before it was sent" + again, turn);
            }
        }
    }

    void apply(StationState station, Event.CommandAccepted event) {
        state.lastOrder = event.order().number();
        station.queue.add(new OrderState(event.order(), event.deadlineMs()));
        if (event.clientKey().startsWith(OURS)) {
            String key = event.clientKey();
            functions.applyOurs(
                    station, event.order(), key.substring(OURS.length(), key.lastIndexOf(':')), state.lastMs);
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
                order.sends++;
                station.sent.add(order);
                station.lane = order.order.id();
            }
        }
        if (station.sent.size() > settings.limits().sentOrdersPerStation()) {
            forgetOldest(station);
        }
        lanes.apply(station, event, atMs);
        timers.set(station.id, Input.Timer.CALL_TIMEOUT, atMs + settings.callTimeoutMs());
        rearm(station);
    }

    /** Of those that wait for nothing. */
    private static void forgetOldest(StationState station) {
        station.sent.stream()
                .filter(order -> order.effectDueMs == 0 && !order.order.id().equals(station.lane))
                .findFirst()
                .ifPresent(station.sent::remove);
    }

    void apply(StationState station, Event.CommandAnswered event, long atMs) {
        boolean accepted = event.result().accepted();
        if (accepted && !event.late()) {
            find(station, event.command())
                    .filter(order -> order.state != CommandState.EFFECT_SEEN)
                    .ifPresent(order -> order.effectDueMs =
                            order.rule().dueMs(atMs, event.result().status()));
        }
        end(station, event.command(), accepted ? CommandState.ANSWERED : CommandState.FAILED);
        rearm(station);
    }

    void apply(StationState station, Event.CommandFailed event) {
        end(station, event.command(), event.state());
        rearm(station);
    }

    void apply(StationState station, Event.CommandRequeued event) {
        find(station, event.command()).ifPresent(order -> {
            station.sent.remove(order);
            order.state = CommandState.ACCEPTED;
            station.queue.addFirst(order);
        });
        free(station, event.command());
        rearm(station);
    }

    void apply(StationState station, Event.CommandEffectSeen event) {
        effect(station, event.command(), CommandState.EFFECT_SEEN);
    }

    void apply(StationState station, Event.CommandEffectMissed event) {
        effect(station, event.command(), CommandState.EFFECT_MISSED);
    }

    private void effect(StationState station, CommandId command, CommandState next) {
        find(station, command).ifPresent(order -> {
            order.state = next;
            order.effectDueMs = 0;
        });
        rearm(station);
    }

    /** Whoever tells of progress is given the whole time again. */
    void apply(StationState station, Event.CommandProgressed event, long atMs) {
        find(station, event.command())
                .filter(order -> order.effectDueMs > 0)
                .ifPresent(order -> order.effectDueMs =
                        Math.max(order.effectDueMs, order.rule().dueMs(atMs, "")));
        rearm(station);
    }

    /** Frees the lane. An order whose effect was seen stays so, or the next session could be taken for its effect too. */
    private void end(StationState station, CommandId command, CommandState end) {
        find(station, command)
                .filter(order -> order.state != CommandState.EFFECT_SEEN)
                .ifPresent(order -> order.state = end);
        station.queue.removeIf(order -> order.order.id().equals(command));
        functions.applyEnd(station, command, end, state.lastMs);
        free(station, command);
    }

    private void free(StationState station, CommandId command) {
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

    /** Sets the timers to the next deadlines: of the orders that wait, of effects, and of the next call. */
    void rearm(StationState station) {
        LongStream deadlines = station.queue.stream().mapToLong(order -> order.deadlineMs);
        LongStream effects = station.sent.stream().mapToLong(order -> order.effectDueMs);
        arm(station, Input.Timer.ORDER_DEADLINE, deadlines.min());
        arm(station, Input.Timer.EFFECT_DEADLINE, effects.filter(due -> due > 0).min());
        lanes.rearm(station);
    }

    private void arm(StationState station, Input.Timer timer, OptionalLong due) {
        if (due.isPresent()) {
            timers.set(station.id, timer, due.getAsLong());
        } else {
            timers.cancel(station.id, timer);
        }
    }
}
