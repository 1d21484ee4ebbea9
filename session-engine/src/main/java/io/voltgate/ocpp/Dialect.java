package io.voltgate.ocpp;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of one OCPP version, and the way between its wire and the domain. Immutable, for any thread. The tables are the
 * version's own files, {@link Dialects} lists them.
 */
public final class Dialect {
    private final OcppVersion version;
    private final Map<String, FromStation<?, ?, ?>> fromStation = new LinkedHashMap<>();
    private final Map<String, ToStation<?, ?, ?>> toStation = new LinkedHashMap<>();
    private final Map<Class<? extends Command>, ToStation<?, ?, ?>> byCommand = new LinkedHashMap<>();

    public Dialect(OcppVersion version, List<FromStation<?, ?, ?>> received, List<ToStation<?, ?, ?>> sent) {
        this.version = version;
        received.forEach(action -> fromStation.put(action.name(), action));
        sent.forEach(action -> toStation.put(action.name(), action));
        sent.forEach(action -> byCommand.put(action.command(), action));
    }

    public OcppVersion version() {
        return version;
    }

    /** The messages that stations send, in the order of the table. */
    public Collection<FromStation<?, ?, ?>> fromStation() {
        return Collections.unmodifiableCollection(fromStation.values());
    }

    /** The messages that we send, in the order of the table. */
    public Collection<ToStation<?, ?, ?>> toStation() {
        return Collections.unmodifiableCollection(toStation.values());
    }

    /** A station's message, free of its version. */
    public record Received(FromStation<?, ?, ?> action, Request request) {}

    /** Reads a CALL of a station; throws {@link OcppException} with the code to answer. */
    public Received read(Frame.Call call, long receivedAtMs) {
        FromStation<?, ?, ?> action = fromStation.get(call.action());
        if (action == null) {
            boolean ours = toStation.containsKey(call.action());
            ErrorCode code = ours ? ErrorCode.NOT_SUPPORTED : ErrorCode.NOT_IMPLEMENTED;
            String why = ours ? "is sent by the central system only" : "is not known";
            throw new OcppException(code, call.id(), "the action " + why);
        }
        return new Received(action, read(action, call, receivedAtMs));
    }

    private static <Q, R, P extends Reply> Request read(FromStation<Q, R, P> action, Frame.Call call, long at) {
        Q wire = WireMapper.read(call.id(), call.payload(), action.request());
        try {
            return action.read().apply(wire, at);
        } catch (Check.Violation violation) {
            throw violation.inMessage(call.id());
        }
    }

    /** The frame that answers a station's message. */
    public Frame answer(String messageId, FromStation<?, ?, ?> action, Reply reply) {
        if (reply instanceof Reply.Refused(Reply.Refusal reason, String description)) {
            return Frame.CallError.of(messageId, code(reason).in(version), description);
        }
        return new Frame.CallResult(messageId, payload(action, reply));
    }

    private static <Q, R, P extends Reply> String payload(FromStation<Q, R, P> action, Reply reply) {
        return WireMapper.write(action.write().apply(action.reply().cast(reply)));
    }

    private static ErrorCode code(Reply.Refusal reason) {
        return switch (reason) {
            case NOT_ACCEPTED_YET -> ErrorCode.SECURITY_ERROR;
            case UNAVAILABLE -> ErrorCode.INTERNAL_ERROR;
        };
    }

    /** The frame that carries an order, and how to read what comes back. */
    public record Sent(Frame.Call call, ToStation<?, ?, ?> action) {}

    /** Writes an order; empty where this version has no message for the command. Throws where it can't say it that way. */
    public Optional<Sent> write(String callId, Order order) {
        ToStation<?, ?, ?> action = byCommand.get(order.command().getClass());
        return action == null
                ? Optional.empty()
                : Optional.of(new Sent(new Frame.Call(callId, action.name(), payload(action, order)), action));
    }

    private static <Q, R, C extends Command> String payload(ToStation<Q, R, C> action, Order order) {
        try {
            return WireMapper.write(action.write().apply(action.command().cast(order.command()), order.number()));
        } catch (Check.Violation violation) {
            throw violation.inMessage(null);
        }
    }

    /** Reads the CALLRESULT to an order; throws {@link OcppException}, never to be answered, where it can't be read. */
    public CommandResult result(ToStation<?, ?, ?> action, Frame.CallResult result) {
        try {
            Verdict verdict = verdict(action, result);
            return new CommandResult(verdict.accepted(), verdict.status(), result.payload());
        } catch (OcppException fault) {
            throw OcppException.inAnswer(fault.code(), result.id(), String.valueOf(fault.getMessage()));
        }
    }

    private static <Q, R, C extends Command> Verdict verdict(ToStation<Q, R, C> action, Frame.CallResult result) {
        return action.read().apply(WireMapper.read(result.id(), result.payload(), action.response()));
    }

    /** The station's side of the wire, for simulators and tests: any message of either direction by its name. */
    public Action<?, ?> action(String name) {
        Action<?, ?> action = fromStation.containsKey(name) ? fromStation.get(name) : toStation.get(name);
        if (action == null) {
            throw new IllegalArgumentException(version.subprotocol() + " has no action " + name);
        }
        return action;
    }

    /** A wire record as the payload of a frame. */
    public String payload(Object wire) {
        return WireMapper.write(wire);
    }

    /** The payload of a frame as a wire record; throws {@link OcppException} where it breaks a constraint. */
    public <T> T wire(Frame frame, Class<T> type) {
        return switch (frame) {
            case Frame.Call call -> WireMapper.read(call.id(), call.payload(), type);
            case Frame.CallResult result -> WireMapper.read(result.id(), result.payload(), type);
            case Frame.CallError error ->
                throw new OcppException(ErrorCode.GENERIC_ERROR, error.id(), "a CALLERROR has no payload");
        };
    }
}
