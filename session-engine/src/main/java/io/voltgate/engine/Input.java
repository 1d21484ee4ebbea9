package io.voltgate.engine;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.Request;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;

/**
 * Everything that can make the engine decide: what stations, the backend and payment providers say. Immutable values, made on
 * any thread and handled on the shard's. Each names its station, which is also the key by which shards are chosen.
 */
public sealed interface Input {
    StationId station();

    /**
     * A station's WebSocket is open; what it says comes with this epoch.
     *
     * @param provision whether an unknown station is to be taken in
     */
    record Connected(
            StationId station,
            long epoch,
            String protocol,
            String remoteAddress,
            boolean provision,
            LinkSecurity security)
            implements Input {
        public Connected(StationId station, long epoch, String protocol, String remoteAddress, boolean provision) {
            this(station, epoch, protocol, remoteAddress, provision, LinkSecurity.NONE);
        }
    }

    /** A WebSocket has ended. */
    record Disconnected(StationId station, long epoch, CloseReason reason) implements Input {}

    /** A CALL of the station. */
    record Asked(StationId station, long epoch, String messageId, Request request) implements Input {
        /** The same call, read further. */
        public Asked with(Request read) {
            return new Asked(station, epoch, messageId, read);
        }
    }

    /** What the station sends and nobody answers. */
    record Told(StationId station, long epoch, Request request) implements Input {}

    /** The CALLRESULT to a call of ours. */
    record Answered(StationId station, long epoch, String callId, CommandResult result) implements Input {}

    /** The CALLERROR to a call of ours, or an answer that can't be read. */
    record CallFailed(StationId station, long epoch, String callId, String detail) implements Input {}

    /** The station's OCPP version has no message for a call of ours, so nothing was sent. */
    record CallUnsupported(StationId station, long epoch, String callId, String detail) implements Input {}

    /**
     * An order of the backend.
     *
     * @param ticket returns with the {@link Output.Receipt}
     * @param clientKey the backend's name for the order; the same key again is the same order
     * @param lifetimeMs how long it may wait for its turn, milliseconds
     */
    record Ordered(StationId station, long ticket, Command command, String clientKey, long lifetimeMs)
            implements Input {}

    /**
     * What an operator wants of a station for good.
     *
     * @param ticket returns with the {@link Output.Receipt}
     */
    record Wished(StationId station, long ticket, Wish wish) implements Input {}

    /**
     * An operator wants a session closed whose stop never came.
     *
     * @param ticket returns with the {@link Output.Receipt}
     * @param key the operator's name for this; the same key again is the same wish
     * @param force whether it is closed although nothing speaks for its being over
     * @param word why, in the operator's words
     */
    record Resolving(StationId station, long ticket, SessionId session, String key, boolean force, String word)
            implements Input {}

    /**
     * A payment provider's final answer to a request; a failure that may pass is not an answer and is tried again by who asked.
     *
     * @param key of the request that is answered; an answer to any other than the newest changes nothing
     */
    record PaymentAnswered(StationId station, PaymentId payment, SessionId session, String key, PaymentOutcome outcome)
            implements Input {}

    /**
     * What an operator decides about a payment.
     *
     * @param ticket returns with the {@link Output.Receipt}
     * @param note in the operator's words
     */
    record PaymentInstructed(
            StationId station, long ticket, PaymentId payment, PaymentInstruction instruction, String note)
            implements Input {}

    /** A timer of the engine's own is due. */
    record Elapsed(StationId station, Timer timer) implements Input {}

    /** What the engine waits for, per station. */
    enum Timer {
        /** Nothing may be heard for longer. */
        SILENCE,
        /** The outstanding call must be answered by now. */
        CALL_TIMEOUT,
        /** The oldest order that waits has come to its deadline. */
        ORDER_DEADLINE,
        /** The station is looked after: lists, wanted values, reservations. */
        TENDING,
        /** The next order that waits may be sent. */
        NEXT_CALL,
        /** What an order was to cause must have come by now. */
        EFFECT_DEADLINE,
        /** An open report has been silent for too long. */
        REPORT_SILENCE,
        /** A payment that was declined is asked for anew. */
        PAYMENT_RETRY,
        /** Sessions of which it is not certain that they go on are looked after. */
        DOUBTS
    }
}
