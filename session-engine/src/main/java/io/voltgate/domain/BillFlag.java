package io.voltgate.domain;

/**
 * What is remarkable about a session's energy, times or money, in the words of the bill. Values of a closed list; each says what was
 * done about it. The worst of a session's flags is its {@link Quality}.
 */
public enum BillFlag {
    /** Billed from readings that the meter signed, and whose signatures are valid. */
    SIGNED_METER(Quality.SIGNED),
    /** Signed readings were told whose key or curve nobody knows: the plain readings beside them count. */
    SIGNATURE_UNVERIFIED(Quality.MEASURED),
    /** A signed reading does not fit its signature: it is refused, plain readings count and somebody must look. */
    SIGNATURE_INVALID(Quality.DISPUTED),
    /** The signed readings and the plain ones beside them tell different energies: the signed count, and somebody must look. */
    SIGNED_DIFFERS(Quality.DISPUTED),
    /** The register counts from zero in each session: its readings are the session's energy. */
    REGISTER_PER_SESSION(Quality.MEASURED),
    /** The register was reset or the meter changed while the session ran: the sum of the segments counts. */
    REGISTER_RESET(Quality.DERIVED),
    /** The register passed its highest value: the rise over the turn counts. */
    REGISTER_ROLLED_OVER(Quality.DERIVED),
    /** Only registers of single phases were told: their sum counts. */
    FROM_PHASES(Quality.DERIVED),
    /** No register was told: the sum of the intervals counts. */
    FROM_INTERVALS(Quality.DERIVED),
    /** A unit that the standard does not know, or that the size of the number belies, was put right. */
    UNIT_MENDED(Quality.DERIVED),
    /** A begin of zero below readings that are not: it is a default of the station, and the first real reading counts. */
    BEGIN_ZERO(Quality.DERIVED),
    /** Readings labelled begin and end contradict their times: the times count. */
    LABELS_SWAPPED(Quality.DERIVED),
    /** A reading that is no number, negative, or beyond what the connector can deliver: it is refused. */
    READING_REFUSED(Quality.MEASURED),
    /** The stop's register is below the start's: the last good reading counts, and never less than nothing. */
    STOP_BELOW_START(Quality.DISPUTED),
    /** No energy was told at all: nothing is billed for it. */
    NO_READINGS(Quality.ESTIMATED),
    /** The register had moved since the last session of the connector ended: that energy is in no bill. */
    ENERGY_BEFORE_START(Quality.MEASURED),
    /** The start was never seen: the session is built from what came later. */
    START_LOST(Quality.DERIVED),
    /** The stop was never seen: the session was closed from evidence, with its last reading. */
    STOP_LOST(Quality.ESTIMATED),
    /** The stop came after we had closed the session: it put the bill right. */
    STOP_LATE(Quality.MEASURED),
    /** Stops with different registers: the first counts. */
    STOPS_DIFFER(Quality.DISPUTED),
    /** A number of the sequence was used for two different events: both are kept. */
    SEQUENCE_REUSED(Quality.DISPUTED),
    /** Events of the sequence are missing: first and last register count, idle time is not billed. */
    SEQUENCE_GAP(Quality.DERIVED),
    /** Something was told after the end: it is kept, and merged where it completes the energy. */
    TOLD_AFTER_END(Quality.MEASURED),
    /** Another session ran on the same connector at the same time: both are kept. */
    SHARED_CONNECTOR(Quality.DISPUTED),
    /** The station never said where: no price of a single connector applies. */
    CONNECTOR_UNKNOWN(Quality.DISPUTED),
    /** Nobody was named: the session belongs to a guest. */
    ANONYMOUS(Quality.MEASURED),
    /** The token was not accepted, and energy flowed all the same. */
    TOKEN_REJECTED(Quality.DISPUTED),
    /** The station's clock was not set, so times of receipt count. */
    CLOCK_UNSET(Quality.DERIVED),
    /** The station's clock was off: its times are corrected by its measured offset. */
    CLOCK_CORRECTED(Quality.MEASURED),
    /** The end lies before the start by the station's clock: the duration comes from times of receipt. */
    CLOCK_JUMPED(Quality.DERIVED),
    /** The station never said whether it charges: idle time is unknown and not billed. */
    ACTIVITY_UNKNOWN(Quality.MEASURED),
    /** The vehicle was unplugged and another may have been plugged in: it is one session. */
    UNPLUGGED_INSIDE(Quality.MEASURED),
    /** The session went on after a reboot or a loss of power; the time between is not idle time. */
    RESUMED(Quality.MEASURED),
    /** The station's own cost differs from ours. */
    STATION_COST_DIFFERS(Quality.DISPUTED),
    /** The station's cost is in another currency: it is not compared. */
    CURRENCY_DIFFERS(Quality.DISPUTED);

    private final Quality quality;

    BillFlag(Quality quality) {
        this.quality = quality;
    }

    public Quality quality() {
        return quality;
    }

    /** How well a session's energy is known. Values, from the best to the worst. */
    public enum Quality {
        /** By the meter's own valid signature. */
        SIGNED,
        /** By a register at both ends. */
        MEASURED,
        /** Computed from measured values, by a rule. */
        DERIVED,
        /** An end was concluded by us. */
        ESTIMATED,
        /** Facts contradict each other: somebody must look. */
        DISPUTED
    }
}
