package io.voltgate.simulator.station;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway may do to a station, free of the version's words. Implemented by the station, called on its lane. Each says
 * at once whether it will be done; what it causes comes after the answer.
 */
interface StationControls {
    /** Outcome of an order. */
    enum Verdict {
        ACCEPTED,
        REJECTED,
        /** Will be done when what runs is over. */
        LATER,
        /** There is no such thing here. */
        UNKNOWN
    }

    /** The order to let a token charge; connector 0 leaves the choice to the station. */
    record RemoteStart(
            String token, int connector, @Nullable Integer remoteStartId) {}

    Verdict remoteStart(RemoteStart order);

    Verdict remoteStop(String transactionId);

    Verdict reset(boolean immediate);

    /** Connector 0 is the whole station. */
    Verdict changeAvailability(int connector, boolean operative);

    Verdict unlock(int connector);

    /** UNKNOWN for a message that this station can't be made to send. */
    Verdict trigger(String message, int connector);

    /** Sends the device report in parts after the answer. */
    void report(int requestId);

    Settings settings();

    boolean isOngoing(String transactionId);

    boolean hasQueued();

    /** The transaction that a remote start joined, null where none runs yet. */
    @Nullable
    String transactionAt(int connector);
}
