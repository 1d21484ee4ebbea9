package io.voltgate.simulation;

/** What can be wrong with a model station. Values of a closed list; each station has some of them, drawn from the seed. */
enum Fault {
    /** What was answered is sent again, since the station lost the answer after all. */
    RESENDS,
    /** A hard reset loses what is queued: starts, meter values, stops. */
    LOSES_QUEUE,
    /** A transaction ends without a stop. */
    LOSES_STOP,
    /** The stop is sent after the next start. */
    LATE_STOP,
    /** The stop is sent once more, with another register. */
    STOPS_DIFFER,
    /** It boots while a transaction goes on. */
    REBOOTS,
    /** Its clock is off by hours. */
    CLOCK_SKEWED,
    /** Its clock counts from 1970 until we have told it the time. */
    CLOCK_UNSET,
    /** Its clock jumps while a transaction goes on. */
    CLOCK_JUMPS,
    /** The register falls to zero while a transaction goes on. */
    REGISTER_RESETS,
    /** The register passes its highest value. */
    REGISTER_ROLLS_OVER,
    /** The register counts from zero in each transaction. */
    REGISTER_PER_SESSION,
    /** The start tells a register of zero, whatever the meter says. */
    BEGIN_ZERO,
    /** Registers are told by phase alone. */
    PHASES_ONLY,
    /** Readings that no meter shows. */
    WILD_READINGS,
    /** Meter values come after the stop. */
    LATE_VALUES,
    /** It has months of transactions to tell when it first connects. */
    BACKLOG,
    /** It charges with a token that is not accepted. */
    TOKEN_REJECTED,
    /** OCPP 1.6: it names transactions by -1, 0 or any number where it was not told the id yet. */
    ODD_IDS,
    /** OCPP 2.x: events are dropped, and leave gaps in the sequence. */
    GAPS,
    /** OCPP 2.x: events are sent in any order, the end before the start. */
    REORDERS,
    /** OCPP 2.x: the start doesn't say where. */
    NO_EVSE,
    /** OCPP 2.x: nobody is ever named. */
    NO_TOKEN,
    /** OCPP 2.x: the sequence goes on from one transaction of the EVSE to the next. */
    SEQUENCE_PER_EVSE,
    /** OCPP 2.x: what belongs to one moment comes in two events. */
    SPLIT_EVENTS,
    /** OCPP 2.x: a number of the sequence is used for two events. */
    SEQUENCE_REUSED
}
