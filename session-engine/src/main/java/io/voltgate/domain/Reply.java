package io.voltgate.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we answer a station, free of the OCPP version it speaks. Values, made by the engine. A reply to a transaction message is
 * never {@link Refused}.
 */
public sealed interface Reply {
    /** To a boot. The interval is the heartbeat's when accepted, else the wait before the next boot. */
    record Booted(BootStatus status, long nowMs, int intervalSeconds) implements Reply {}

    /** To a heartbeat: our time. */
    record Clock(long nowMs) implements Reply {}

    /**
     * To an Authorize.
     *
     * @param note what the driver is to read with it
     * @param tariff the driver's own tariff, in the form of OCPP 2.1; null where the station's counts
     */
    record Authorized(
            Authorization authorization,
            @Nullable DriverNote note,
            @Nullable String tariff) implements Reply {
        /** A verdict and no more. */
        public Authorized(Authorization authorization) {
            this(authorization, null, null);
        }
    }

    /** To a start in OCPP 1.6: the transaction id that we made, for rejected tokens too. */
    record Started(TransactionId transaction, Authorization authorization) implements Reply {}

    /** To a stop in OCPP 1.6; with a verdict where the stop named a token. */
    record Stopped(@Nullable Authorization authorization) implements Reply {}

    /**
     * To a TransactionEvent.
     *
     * @param totalCost the cost so far or in the end, tax included; null where there is none to tell
     * @param authorization the verdict on its token
     * @param note what the driver is to read
     * @param limit where the station is to end the transaction, in OCPP 2.1 only
     */
    record TransactionSeen(
            @Nullable Money totalCost,
            @Nullable Authorization authorization,
            @Nullable DriverNote note,
            @Nullable TransactionLimit limit)
            implements Reply {
        /** Cost and verdict, and no more. */
        public TransactionSeen(@Nullable Money totalCost, @Nullable Authorization authorization) {
            this(totalCost, authorization, null, null);
        }
    }

    /** To a message that wants nothing but an answer. */
    record Acknowledged() implements Reply {}

    /** To a DataTransfer: Accepted, Rejected, UnknownMessageId or UnknownVendorId. */
    record VendorData(String status, @Nullable String data) implements Reply {}

    /**
     * To a notice with a status: the status, in the words of OCPP.
     *
     * @param notice the notice's body, for answers that repeat some of it
     */
    record Judged(String status, String notice) implements Reply {
        /** An answer that repeats nothing. */
        public Judged(String status) {
            this(status, "");
        }
    }

    /** To a settlement: where its receipt is found and what it is called; null where the station gives it. */
    record Receipted(@Nullable String url, @Nullable String id) implements Reply {}

    /** To a question for the status of certificates, of which we know none. */
    record ChainStatus(List<CertificateHash> certificates, long nextUpdateMs) implements Reply {}

    /** Refused with CALLERROR. */
    record Refused(Refusal reason, String description) implements Reply {}

    /** Why a call is refused, each dialect has its error code. */
    enum Refusal {
        /** The station has not been accepted yet (SecurityError; OCPP 2.0.1 Part 2, B01.FR.10). */
        NOT_ACCEPTED_YET,
        /** We are not able to take it now (InternalError). */
        UNAVAILABLE
    }
}
