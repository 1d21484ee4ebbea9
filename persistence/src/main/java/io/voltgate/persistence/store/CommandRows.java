package io.voltgate.persistence.store;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.SessionId;
import io.voltgate.shard.EventCodec;

/**
 * The row of an order to a station. Stateless, for any thread. A late answer is kept beside the state in which the order had ended.
 */
final class CommandRows {
    private CommandRows() {}

    static void accepted(Fact fact, CommandFact.CommandAccepted event, RowBatch rows) {
        String command = EventCodec.MAPPER
                .writerFor(Command.class)
                .writeValueAsString(event.order().command());
        rows.put(
                Sql.COMMAND,
                event.order().id(),
                event.order().id().value(),
                fact.stationKey(),
                event.order().number(),
                new Cells.Json(command),
                event.clientKey(),
                Cells.at(fact.atMs()),
                Cells.at(event.deadlineMs()));
    }

    static void sent(Fact fact, CommandFact.CommandSent event, RowBatch rows) {
        state(event.command(), CommandState.SENT, rows);
        rows.put(
                Sql.COMMAND_SENT,
                event.command(),
                Cells.at(fact.atMs()),
                event.command().value());
    }

    static void answered(Fact fact, CommandFact.CommandAnswered event, RowBatch rows) {
        if (!event.late()) {
            outcome(event.command(), CommandState.ANSWERED, rows);
            ended(fact, event.command(), rows);
        }
        if (!event.result().accepted()) {
            rows.put(Sql.PASSWORD_DROPPED, event.command(), event.command().value());
        }
        rows.put(
                Sql.COMMAND_ANSWER,
                event.command(),
                event.result().accepted(),
                event.result().status(),
                Cells.sent(event.result().payload()),
                event.late(),
                event.command().value());
    }

    static void effectSeen(Fact fact, CommandFact.CommandEffectSeen event, RowBatch rows) {
        state(event.command(), CommandState.EFFECT_SEEN, rows);
        ended(fact, event.command(), rows);
        SessionId session = event.session();
        rows.put(
                Sql.COMMAND_EFFECT,
                event.command(),
                session == null ? null : session.value(),
                event.effect(),
                event.command().value());
    }

    /** What has not happened in time may happen late; then it is an effect that was seen. */
    static void effectMissed(Fact fact, CommandFact.CommandEffectMissed event, RowBatch rows) {
        outcome(event.command(), CommandState.EFFECT_MISSED, rows);
        ended(fact, event.command(), rows);
        detail(event.command(), event.detail(), rows);
    }

    /** Back to where it waits; how often it was sent stays. */
    static void requeued(CommandFact.CommandRequeued event, RowBatch rows) {
        state(event.command(), CommandState.ACCEPTED, rows);
        detail(event.command(), event.detail(), rows);
    }

    static void progressed(CommandFact.CommandProgressed event, RowBatch rows) {
        rows.put(
                Sql.COMMAND_PROGRESS,
                event.command(),
                event.progress(),
                event.command().value());
    }

    static void failed(Fact fact, CommandFact.CommandFailed event, RowBatch rows) {
        outcome(event.command(), event.state(), rows);
        ended(fact, event.command(), rows);
        if (!mayHaveReachedTheStation(event.state())) {
            rows.put(Sql.PASSWORD_DROPPED, event.command(), event.command().value());
        }
        detail(event.command(), event.detail(), rows);
    }

    private static void detail(CommandId command, String detail, RowBatch rows) {
        rows.put(Sql.COMMAND_DETAIL, command, detail, command.value());
    }

    /** Whether the station may have done what it was told, though its answer was lost. */
    private static boolean mayHaveReachedTheStation(CommandState end) {
        return end == CommandState.TIMED_OUT || end == CommandState.CONNECTION_LOST;
    }

    private static void state(CommandId command, CommandState state, RowBatch rows) {
        rows.put(Sql.COMMAND_STATE, command, state.name(), command.value());
    }

    private static void outcome(CommandId command, CommandState state, RowBatch rows) {
        rows.put(Sql.COMMAND_OUTCOME, command, state.name(), command.value());
    }

    private static void ended(Fact fact, CommandId command, RowBatch rows) {
        rows.put(Sql.COMMAND_ENDED, command, Cells.at(fact.atMs()), command.value());
    }
}
