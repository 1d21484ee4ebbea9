package io.voltgate.gateway.station;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.Order;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.station.PasswordsUnderway.Outgoing;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.RepairingCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two lanes of calls of one connection: frames to inputs, outputs to frames. Owned by the connection's I/O thread; it knows no
 * socket. Every CALL of the station is either told to the engine or refused, and every answer finds the call it is for.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    /** The outstanding call of ours, and 16 before it whose answers may come late. */
    private static final int CALLS_REMEMBERED = 17;

    private final StationId station;

    private final long epoch;
    private final Dialect dialect;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Map<String, Calling> calls = new LinkedHashMap<>();
    private final boolean tolerant;
    /** What was odd about the text that was heard last. */
    private final Set<Deviation> seen = EnumSet.noneOf(Deviation.class);

    private @Nullable StationInfo booted;

    private record Pending(String messageId, FromStation<?, ?, ?> action) {}

    /**
     * A call of ours.
     *
     * @param secret the password in it, in which case neither its words nor those of the answer are told on; null in all others
     */
    private record Calling(ToStation<?, ?> action, @Nullable Outgoing secret) {}

    Conversation(StationId station, long epoch, Dialect dialect, boolean tolerant) {
        this.station = station;
        this.epoch = epoch;
        this.dialect = dialect;
        this.tolerant = tolerant;
    }

    /** What comes of a text or an output. */
    sealed interface Outcome {
        /** The engine is to be told. */
        record Tell(Input input) implements Outcome {}

        /** The station is to be sent this. */
        record Send(Frame frame) implements Outcome {}

        /** The engine is to be told, and the station to be sent this. */
        record TellAndSend(Input input, Frame frame) implements Outcome {}

        /** Nothing but a deviation to count. */
        record Ignore() implements Outcome {}
    }

    OcppVersion version() {
        return dialect.version();
    }

    /** How many calls of the station wait for their answer. */
    int unanswered() {
        return pending.size();
    }

    /** What was odd about what was heard last. */
    Set<Deviation> deviations() {
        return seen;
    }

    /** What the station said of itself, where it was heard last to boot. */
    Optional<StationInfo> booted() {
        return Optional.ofNullable(booted);
    }

    /** Takes in what the station sent. */
    Outcome hear(String text, long nowMs) {
        seen.clear();
        booted = null;
        Dialect.Heard usual = tolerant ? dialect.hear(text, nowMs, seen) : dialect.hear(text, nowMs);
        if (usual == null) {
            return decode(text, nowMs);
        }
        noteHurry();
        return asked(usual.id(), usual.received());
    }

    private Outcome decode(String text, long nowMs) {
        try {
            return switch (decoded(text)) {
                case Frame.Call call -> asked(call, nowMs);
                case Frame.Send send ->
                    new Outcome.Tell(new Input.Told(station, epoch, dialect.understand(send, nowMs, seen)));
                case Frame.CallResult result -> answered(result);
                case Frame.CallError error -> failed(error);
                case Frame.CallResultError _ -> ignore(Deviation.OUR_ANSWER_REFUSED);
            };
        } catch (OcppException unreadable) {
            return refuse(unreadable);
        }
    }

    private Frame decoded(String text) {
        return tolerant
                ? RepairingCodec.decode(dialect.version(), text, seen)
                : FrameCodec.decode(dialect.version(), text);
    }

    private Outcome ignore(Deviation deviation) {
        seen.add(deviation);
        return new Outcome.Ignore();
    }

    private Outcome asked(Frame.Call call, long nowMs) {
        noteHurry();
        return asked(call.id(), tolerant ? dialect.understand(call, nowMs, seen) : dialect.read(call, nowMs));
    }

    private void noteHurry() {
        if (!pending.isEmpty()) {
            seen.add(Deviation.CALL_BEFORE_ANSWER);
        }
    }

    private Outcome asked(String id, Dialect.Received received) {
        if (received.request() instanceof Request.Boot boot) {
            booted = boot.info();
        }
        pending.add(new Pending(id, received.action()));
        return new Outcome.Tell(new Input.Asked(station, epoch, id, received.request()));
    }

    private Outcome answered(Frame.CallResult result) {
        Calling calling = calls.remove(result.id());
        if (calling == null) {
            return ignore(Deviation.ANSWER_TO_NO_CALL);
        }
        try {
            CommandResult said = tolerant
                    ? dialect.understand(calling.action(), result, seen)
                    : dialect.result(calling.action(), result);
            Outgoing secret = calling.secret();
            if (secret != null && !said.accepted()) {
                secret.refused().run();
            }
            CommandResult told = secret == null ? said : new CommandResult(said.accepted(), said.status(), "{}");
            return new Outcome.Tell(new Input.Answered(station, epoch, result.id(), told));
        } catch (OcppException unreadable) {
            return unusable(result.id(), unreadable);
        }
    }

    /** An answer that can't be read ends the call; OCPP 2.1 has the station told. */
    private Outcome unusable(String id, OcppException unreadable) {
        Input failed = new Input.CallFailed(station, epoch, id, "the answer can't be read: " + unreadable.getMessage());
        return FrameCodec.resultRefusal(dialect.version(), unreadable)
                .<Outcome>map(frame -> new Outcome.TellAndSend(failed, frame))
                .orElseGet(() -> new Outcome.Tell(failed));
    }

    private Outcome failed(Frame.CallError error) {
        Calling calling = calls.remove(error.id());
        if (calling == null) {
            return ignore(Deviation.ERROR_TO_NO_CALL);
        }
        Outgoing secret = calling.secret();
        if (secret != null) {
            secret.refused().run();
        }
        String detail = secret == null ? error.code() + ": " + error.description() : error.code();
        return new Outcome.Tell(new Input.CallFailed(station, epoch, error.id(), detail));
    }

    /** What can't be read is an answer of the station when it bears the id of a call of ours. */
    private Outcome refuse(OcppException unreadable) {
        String id = unreadable.messageId();
        if (id != null && calls.remove(id) != null) {
            return unusable(id, unreadable);
        }
        Optional<Frame.CallError> refusal = FrameCodec.refusal(dialect.version(), unreadable);
        return refusal.isPresent() ? new Outcome.Send(refusal.get()) : ignore(Deviation.UNREADABLE_FRAME);
    }

    /** The frame that answers the call; empty where the call isn't open, which no engine of ours brings about. */
    Optional<Frame> answer(Output.Answer answer) {
        FromStation<?, ?, ?> action = take(answer.messageId());
        if (action == null) {
            LOG.error("An answer for {} has no call that it is for", station);
            return Optional.empty();
        }
        try {
            return Optional.of(dialect.answer(answer.messageId(), action, answer.reply()));
        } catch (RuntimeException defect) {
            // The fact behind the answer is durable, so the station's retry meets it; only this frame is lost.
            LOG.error("The answer to a {} of {} can't be written", action.name(), station, defect);
            String code = ErrorCode.INTERNAL_ERROR.in(dialect.version());
            return Optional.of(Frame.CallError.of(answer.messageId(), code, "the answer can't be written"));
        }
    }

    /** Answers come in the order of the calls, so this is nearly always the first. */
    private @Nullable FromStation<?, ?, ?> take(String messageId) {
        for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
            Pending candidate = each.next();
            if (candidate.messageId().equals(messageId)) {
                each.remove();
                return candidate.action();
            }
        }
        return null;
    }

    /** Writes a call of ours, or tells the engine that this version can't say it. */
    Outcome call(Output.Call call) {
        return call(call, null);
    }

    /** Writes the order to take another password; without the password it can only fail. */
    Outcome changePassword(Output.Call call, Optional<Outgoing> password) {
        if (password.isEmpty()) {
            return new Outcome.Tell(new Input.CallFailed(
                    station,
                    epoch,
                    call.callId(),
                    "the gateway no longer has the new password: it was restarted, or there is a newer one"));
        }
        Optional<Command.Assignment> assignment =
                PasswordVariable.assignment(dialect.version(), password.get().password());
        if (assignment.isEmpty()) {
            return unsupported(call, "an AuthorizationKey of OCPP 1.6 has at most 20 bytes");
        }
        Command spoken = new Command.SetVariables(List.of(assignment.get()));
        Order order = new Order(call.order().id(), call.order().number(), spoken);
        return call(new Output.Call(station, epoch, call.callId(), order), password.get());
    }

    private Outcome call(Output.Call call, @Nullable Outgoing secret) {
        Optional<Dialect.Sent> written;
        try {
            written = dialect.write(call.callId(), call.order());
        } catch (OcppException inexpressible) {
            String version = dialect.version().subprotocol();
            return unsupported(
                    call, version + " can't say it" + (secret == null ? " so: " + inexpressible.getMessage() : ""));
        }
        if (written.isEmpty()) {
            return unsupported(call, dialect.lack(call.order().command()));
        }
        calls.put(call.callId(), new Calling(written.get().action(), secret));
        if (calls.size() > CALLS_REMEMBERED) {
            calls.remove(calls.keySet().iterator().next());
        }
        return new Outcome.Send(written.get().call());
    }

    private Outcome unsupported(Output.Call call, String why) {
        return new Outcome.Tell(new Input.CallUnsupported(station, epoch, call.callId(), why));
    }
}
