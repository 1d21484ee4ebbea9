package io.voltgate.domain;

/** The life of an order to a station. Values; it moves forward only. "Answered" is not "done": the effect is seen apart. */
public enum CommandState {
    /** On disk, waiting for its turn. */
    ACCEPTED,
    /** Sent to the station. */
    SENT,
    /** The station answered; its words are in the result. */
    ANSWERED,
    /** What it was to cause was seen: the session started, the station booted, the report came. */
    EFFECT_SEEN,
    /** The station said that it would act, and what it was to cause did not come in time, or came to nothing; it may come late. */
    EFFECT_MISSED,
    /** The station answered with CALLERROR. */
    FAILED,
    /** The station did not answer in time; a late answer is still attributed. */
    TIMED_OUT,
    /** Its deadline passed before it could be sent. */
    EXPIRED,
    /** The connection ended while it was outstanding; whether the station acted is unknown. */
    CONNECTION_LOST,
    /** The station's OCPP version has no such message. */
    UNSUPPORTED
}
