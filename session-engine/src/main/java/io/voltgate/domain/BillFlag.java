package io.voltgate.domain;

/**
 * What is remarkable about a session's energy, times or money, in the words of the bill. Values of a closed list; each has a sentence
 * that says what was done about it. The worst of a session's flags is its {@link Quality}.
 */
public enum BillFlag {
    SIGNED_METER(Quality.SIGNED, "Billed from readings that the meter signed, and whose signatures are valid."),
    SIGNATURE_UNVERIFIED(
            Quality.MEASURED,
            "Signed readings were told whose key or curve nobody knows: the plain readings beside them count."),
    SIGNATURE_INVALID(
            Quality.DISPUTED,
            "A signed reading does not fit its signature: it is refused, plain readings count and somebody must look."),
    REGISTER_PER_SESSION(
            Quality.MEASURED, "The register counts from zero in each session: its readings are the session's energy."),
    REGISTER_RESET(
            Quality.DERIVED,
            "The register was reset or the meter changed while the session ran: the sum of the segments counts."),
    REGISTER_ROLLED_OVER(Quality.DERIVED, "The register passed its highest value: the rise over the turn counts."),
    FROM_PHASES(Quality.DERIVED, "Only registers of single phases were told: their sum counts."),
    FROM_INTERVALS(Quality.DERIVED, "No register was told: the sum of the intervals counts."),
    UNIT_MENDED(
            Quality.DERIVED,
            "A unit that the standard does not know, or that the size of the number belies, was put right."),
    BEGIN_ZERO(
            Quality.DERIVED,
            "A begin of zero below readings that are not: it is a default of the station, and the first real reading"
                    + " counts."),
    LABELS_SWAPPED(Quality.DERIVED, "Readings labelled begin and end contradict their times: the times count."),
    READING_REFUSED(
            Quality.MEASURED,
            "A reading that is no number, negative, or beyond what the connector can deliver: it is refused."),
    STOP_BELOW_START(
            Quality.DISPUTED,
            "The stop's register is below the start's: the last good reading counts, and never less than nothing."),
    STOP_IMPLAUSIBLE(
            Quality.DISPUTED,
            "The stop's register is beyond what the connector can have delivered: the last good reading counts."),
    NO_READINGS(Quality.ESTIMATED, "No energy was told at all: nothing is billed for it."),
    ENERGY_BEFORE_START(
            Quality.MEASURED,
            "The register had moved since the last session of the connector ended: that energy is in no bill."),
    START_LOST(Quality.DERIVED, "The start was never seen: the session is built from what came later."),
    STOP_LOST(
            Quality.ESTIMATED, "The stop was never seen: the session was closed from evidence, with its last reading."),
    STOP_LATE(Quality.MEASURED, "The stop came after we had closed the session: it put the bill right."),
    STOPS_DIFFER(Quality.DISPUTED, "Stops with different registers: the first counts."),
    SEQUENCE_REUSED(Quality.DISPUTED, "A number of the sequence was used for two different events: both are kept."),
    SEQUENCE_GAP(
            Quality.DERIVED,
            "Events of the sequence are missing: first and last register count, idle time is not billed."),
    TOLD_AFTER_END(
            Quality.MEASURED,
            "Something was told after the end: it is kept, and merged where it completes the energy."),
    SHARED_CONNECTOR(Quality.DISPUTED, "Another session ran on the same connector at the same time: both are kept."),
    CONNECTOR_UNKNOWN(Quality.DISPUTED, "The station never said where: no price of a single connector applies."),
    ANONYMOUS(Quality.MEASURED, "Nobody was named: the session belongs to a guest."),
    TOKEN_REJECTED(Quality.DISPUTED, "The token was not accepted, and energy flowed all the same."),
    CLOCK_UNSET(Quality.DERIVED, "The station's clock was not set, so times of receipt count."),
    CLOCK_CORRECTED(Quality.MEASURED, "The station's clock was off: its times are corrected by its measured offset."),
    CLOCK_JUMPED(
            Quality.DERIVED,
            "The end lies before the start by the station's clock: the duration comes from times of receipt."),
    ACTIVITY_UNKNOWN(
            Quality.MEASURED, "The station never said whether it charges: idle time is unknown and not billed."),
    UNPLUGGED_INSIDE(
            Quality.MEASURED, "The vehicle was unplugged and another may have been plugged in: it is one session."),
    RESUMED(
            Quality.MEASURED,
            "The session went on after a reboot or a loss of power; the time between is not idle time."),
    STATION_COST_DIFFERS(Quality.DISPUTED, "The station's own cost differs from ours."),
    CURRENCY_DIFFERS(Quality.DISPUTED, "The station's cost is in another currency: it is not compared.");

    private final Quality quality;
    private final String sentence;

    BillFlag(Quality quality, String sentence) {
        this.quality = quality;
        this.sentence = sentence;
    }

    public Quality quality() {
        return quality;
    }

    /** What is remarkable and what was done about it, in words that can be read to a customer. */
    public String sentence() {
        return sentence;
    }

    /** How well a session's energy is known. Values, from the best to the worst. */
    public enum Quality {
        SIGNED("By the meter's own valid signature."),
        MEASURED("By a register at both ends."),
        DERIVED("Computed from measured values, by a rule."),
        ESTIMATED("An end was concluded by us."),
        DISPUTED("Facts contradict each other: somebody must look.");

        private final String sentence;

        Quality(String sentence) {
            this.sentence = sentence;
        }

        /** What the word means. */
        public String sentence() {
            return sentence;
        }
    }
}
