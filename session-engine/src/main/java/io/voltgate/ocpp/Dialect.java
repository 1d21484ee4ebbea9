package io.voltgate.ocpp;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.Said;
import io.voltgate.ocpp.Action.SentByStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one OCPP version, and the way between its wire and the domain. Immutable, for any thread. The tables are the
 * version's own files, {@link Dialects} lists them.
 */
public final class Dialect {
    private final OcppVersion version;
    private final WireMapper mapper;
    private final LenientMapper lenient;
    private final QuickCalls quickCalls;
    private final Map<String, FromStation<?, ?, ?>> fromStation = new LinkedHashMap<>();
    private final Map<String, SentByStation<?>> unanswered = new LinkedHashMap<>();
    private final Map<String, ToStation<?, ?>> toStation = new LinkedHashMap<>();
    private final Map<Class<? extends Command>, Saying<?>> sayings = new LinkedHashMap<>();

    /**
     * The messages of a version.
     *
     * @param received CALLs of stations
     * @param unanswered SENDs of stations
     * @param sent our CALLs
     * @param sayings how commands are said by them
     * @param orders see {@link WireMapper}
     */
    public record Table(
            List<FromStation<?, ?, ?>> received,
            List<SentByStation<?>> unanswered,
            List<ToStation<?, ?>> sent,
            List<Saying<?>> sayings,
            Map<Class<?>, Class<?>> orders) {}

    public Dialect(OcppVersion version, Table table) {
        this.version = version;
        this.mapper = new WireMapper(version, table.orders());
        this.lenient = new LenientMapper(version, table.orders());
        this.quickCalls = new QuickCalls(mapper, table.received());
        table.received().forEach(action -> fromStation.put(action.name(), action));
        table.unanswered().forEach(action -> unanswered.put(action.name(), action));
        table.sent().forEach(action -> toStation.put(action.name(), action));
        table.sayings().forEach(saying -> sayings.put(saying.command(), saying));
    }

    public OcppVersion version() {
        return version;
    }

    /** The messages that stations send and we answer, in the order of the table. */
    public Collection<FromStation<?, ?, ?>> fromStation() {
        return Collections.unmodifiableCollection(fromStation.values());
    }

    /** The messages that stations send and nobody answers. */
    public Collection<SentByStation<?>> sentByStation() {
        return Collections.unmodifiableCollection(unanswered.values());
    }

    /** The messages that we send, in the order of the table. */
    public Collection<ToStation<?, ?>> toStation() {
        return Collections.unmodifiableCollection(toStation.values());
    }

    /** The kinds of command that this version has a message for; any of its messages can be ordered raw besides. */
    public Collection<Class<? extends Command>> commands() {
        return Collections.unmodifiableCollection(sayings.keySet());
    }

    /** A station's message, free of its version. */
    public record Received(FromStation<?, ?, ?> action, Request request) {}

    /** A station's message with its id. */
    public record Heard(String id, Received received) {}

    /**
     * Reads a text at once where it is a CALL of the most frequent kind with nothing unusual in it; null where only
     * {@link FrameCodec} and {@link #read} can tell what it is. What it reads is what they would read.
     */
    public @Nullable Heard hear(String text, long receivedAtMs) {
        return quickCalls.read(text, receivedAtMs);
    }

    /** The same, and adds what was odd about it. */
    public @Nullable Heard hear(String text, long receivedAtMs, Set<Deviation> seen) {
        Heard heard = quickCalls.read(text, receivedAtMs);
        if (heard != null) {
            Scrutiny.of(heard.received().request(), receivedAtMs, seen);
        }
        return heard;
    }

    /** Reads a CALL of a station as the standard has it; throws {@link OcppException} with the code to answer. */
    public Received read(Frame.Call call, long receivedAtMs) {
        FromStation<?, ?, ?> action = fromStation.get(call.action());
        if (action == null) {
            throw unknownAction(call);
        }
        return new Received(action, read(call, action, receivedAtMs));
    }

    private OcppException unknownAction(Frame.Call call) {
        boolean known = toStation.containsKey(call.action()) || unanswered.containsKey(call.action());
        ErrorCode code = known ? ErrorCode.NOT_SUPPORTED : ErrorCode.NOT_IMPLEMENTED;
        String why = known ? "is not one that stations call" : "is not known";
        return new OcppException(code, call.id(), "the action " + why);
    }

    /**
     * Reads a CALL of a station as far as it can be understood, and adds what was odd about it; throws {@link OcppException} with
     * the code to answer. What the standard foresees costs what {@link #read} costs.
     */
    public Received understand(Frame.Call call, long receivedAtMs, Set<Deviation> seen) {
        try {
            FromStation<?, ?, ?> action = fromStation.get(call.action());
            if (action == null) {
                action = inAnotherCase(call);
                seen.add(Deviation.ACTION_CASE);
            }
            Request request = understand(call, action, receivedAtMs, seen);
            Scrutiny.of(request, receivedAtMs, seen);
            return new Received(action, request);
        } catch (OcppException refused) {
            if (Dialects.another(version, call)) {
                seen.add(Deviation.OTHER_VERSIONS_MESSAGE);
            }
            throw refused;
        }
    }

    private FromStation<?, ?, ?> inAnotherCase(Frame.Call call) {
        return fromStation.values().stream()
                .filter(action -> action.name().equalsIgnoreCase(call.action()))
                .findFirst()
                .orElseThrow(() -> unknownAction(call));
    }

    private <Q extends Wire> Request understand(
            Frame.Call call, FromStation<Q, ?, ?> action, long receivedAtMs, Set<Deviation> seen) {
        try {
            return read(call, action, receivedAtMs);
        } catch (OcppException strict) {
            Leniency leniency = new Leniency(version, action.name(), seen);
            Q wire = lenient.read(call.id(), call.payload(), action.request(), leniency);
            noteIfNothingWas(strict, seen);
            return mapped(call.id(), wire, action.read(), receivedAtMs);
        }
    }

    /** The strict rules refused it, so something was odd, whatever the tolerant ones found. */
    private static void noteIfNothingWas(OcppException strict, Set<Deviation> seen) {
        boolean type = strict.code() == ErrorCode.TYPE_CONSTRAINT_VIOLATION;
        if (type || seen.isEmpty()) {
            seen.add(type ? Deviation.VALUE_TYPE : Deviation.LIST_SIZE);
        }
    }

    private <Q extends Wire> Request read(Frame.Call call, FromStation<Q, ?, ?> action, long receivedAtMs) {
        return read(call.id(), call.payload(), action.request(), action.read(), receivedAtMs);
    }

    /** Reads a SEND of a station, and adds what was odd about it; throws {@link OcppException}, never to be answered. */
    public Request understand(Frame.Send send, long receivedAtMs, Set<Deviation> seen) {
        Request request = read(send, receivedAtMs);
        Scrutiny.of(request, receivedAtMs, seen);
        return request;
    }

    /** Reads a SEND of a station; throws {@link OcppException}, never to be answered. */
    public Request read(Frame.Send send, long receivedAtMs) {
        SentByStation<?> action = unanswered.get(send.action());
        if (action == null) {
            throw OcppException.inAnswer(ErrorCode.NOT_IMPLEMENTED, send.id(), "the action is not one that is sent");
        }
        try {
            return read(send, action, receivedAtMs);
        } catch (OcppException fault) {
            throw OcppException.inAnswer(fault.code(), send.id(), String.valueOf(fault.getMessage()));
        }
    }

    private <Q extends Wire> Request read(Frame.Send send, SentByStation<Q> action, long receivedAtMs) {
        return read(send.id(), send.payload(), action.request(), action.read(), receivedAtMs);
    }

    private <Q extends Wire> Request read(
            String id, String payload, Class<Q> type, BiFunction<Q, Long, Request> toRequest, long receivedAtMs) {
        return mapped(id, mapper.read(id, payload, type), toRequest, receivedAtMs);
    }

    private static <Q extends Wire> Request mapped(
            String id, Q wire, BiFunction<Q, Long, Request> toRequest, long receivedAtMs) {
        try {
            return toRequest.apply(wire, receivedAtMs);
        } catch (Check.Violation violation) {
            throw violation.inMessage(id);
        }
    }

    /** The frame that answers a station's message. */
    public Frame answer(String messageId, FromStation<?, ?, ?> action, Reply reply) {
        if (reply instanceof Reply.Refused(Reply.Refusal reason, String description)) {
            return Frame.CallError.of(messageId, code(reason).in(version), description);
        }
        return new Frame.CallResult(messageId, payload(action, reply));
    }

    private <Q extends Wire, R extends Wire, P extends Reply> String payload(FromStation<Q, R, P> action, Reply reply) {
        return mapper.write(action.write().apply(action.reply().cast(reply)));
    }

    private static ErrorCode code(Reply.Refusal reason) {
        return switch (reason) {
            case NOT_ACCEPTED_YET -> ErrorCode.SECURITY_ERROR;
            case UNAVAILABLE -> ErrorCode.INTERNAL_ERROR;
        };
    }

    /** The frame that carries an order, and how to read what comes back. */
    public record Sent(Frame.Call call, ToStation<?, ?> action) {}

    /**
     * Writes an order; empty where this version has no message for the command. Throws {@link OcppException} where it can't say
     * it that way, or where a raw payload isn't one of its message.
     */
    public Optional<Sent> write(String callId, Order order) {
        try {
            return order.command() instanceof Command.Raw(String action, String payload)
                    ? Optional.ofNullable(toStation.get(action)).map(known -> raw(callId, known, payload))
                    : Optional.ofNullable(sayings.get(order.command().getClass()))
                            .map(saying -> sent(callId, saying.of(order.command(), order.number())));
        } catch (Check.Violation violation) {
            throw violation.inMessage(null);
        }
    }

    /** Why a command can't be ordered of stations of this version, in one sentence. */
    public String lack(Command command) {
        String what = command instanceof Command.Raw raw
                ? raw.action()
                : command.getClass().getSimpleName();
        return version.subprotocol() + " has no message for " + what;
    }

    private Sent sent(String callId, Said<?> said) {
        return new Sent(new Frame.Call(callId, said.action().name(), mapper.write(said.wire())), said.action());
    }

    /** Goes as it was given, once it is known to be what the message wants. */
    private Sent raw(String callId, ToStation<?, ?> action, String payload) {
        mapper.checkOutgoing(callId, payload, action.request());
        return new Sent(new Frame.Call(callId, action.name(), payload), action);
    }

    /** Reads the CALLRESULT to an order; throws {@link OcppException}, never to be answered, where it can't be read. */
    public CommandResult result(ToStation<?, ?> action, Frame.CallResult result) {
        try {
            return told(verdict(action, result), result);
        } catch (OcppException fault) {
            throw OcppException.inAnswer(fault.code(), result.id(), String.valueOf(fault.getMessage()));
        }
    }

    /** Reads the CALLRESULT to an order as far as it can be understood, and adds what was odd about it. */
    public CommandResult understand(ToStation<?, ?> action, Frame.CallResult result, Set<Deviation> seen) {
        try {
            return result(action, result);
        } catch (OcppException strict) {
            Verdict verdict = leniently(action, result, seen);
            noteIfNothingWas(strict, seen);
            return told(verdict, result);
        }
    }

    private static CommandResult told(Verdict verdict, Frame.CallResult result) {
        String payload = Secrets.without(result.payload(), verdict.variables());
        return new CommandResult(verdict.accepted(), verdict.status(), payload, verdict.variables(), verdict.finding());
    }

    private <Q extends Wire, R extends Wire> Verdict leniently(
            ToStation<Q, R> action, Frame.CallResult result, Set<Deviation> seen) {
        try {
            Leniency leniency = new Leniency(version, action.name(), seen);
            return action.read().apply(lenient.read(result.id(), result.payload(), action.response(), leniency));
        } catch (OcppException fault) {
            throw OcppException.inAnswer(fault.code(), result.id(), String.valueOf(fault.getMessage()));
        }
    }

    private <Q extends Wire, R extends Wire> Verdict verdict(ToStation<Q, R> action, Frame.CallResult result) {
        return action.read().apply(mapper.read(result.id(), result.payload(), action.response()));
    }

    /** The station's side of the wire, for simulators and tests: any message of either direction by its name. */
    public Action<?, ?> action(String name) {
        Action<?, ?> action = fromStation.get(name);
        action = action == null ? toStation.get(name) : action;
        action = action == null ? unanswered.get(name) : action;
        if (action == null) {
            throw new IllegalArgumentException(version.subprotocol() + " has no action " + name);
        }
        return action;
    }

    /** A wire record as the payload of a frame; throws {@link Check.Violation} where it breaks a constraint. */
    public String payload(Wire wire) {
        return mapper.write(wire);
    }

    /** The payload of a frame as a wire record; throws {@link OcppException} where it breaks a constraint. */
    public <T extends Wire> T wire(Frame frame, Class<T> type) {
        return switch (frame) {
            case Frame.Call call -> mapper.read(call.id(), call.payload(), type);
            case Frame.Send send -> mapper.read(send.id(), send.payload(), type);
            case Frame.CallResult result -> mapper.read(result.id(), result.payload(), type);
            case Frame.CallError error -> throw noPayload(error);
            case Frame.CallResultError error -> throw noPayload(error);
        };
    }

    /**
     * Holds what a server says against the wire record of it, with the rules for what goes out; throws {@link OcppException} where
     * it breaks a constraint. For who watches a server from the station's side.
     */
    public void checkSent(String messageId, String payload, Class<? extends Wire> type) {
        mapper.checkOutgoing(messageId, payload, type);
    }

    private static OcppException noPayload(Frame error) {
        return new OcppException(ErrorCode.GENERIC_ERROR, error.id(), "an error has no payload");
    }
}
