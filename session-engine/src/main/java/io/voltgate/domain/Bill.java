package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session amounts to, and from what: the figures of its end or of a restatement. A value, carried in the fact that states it.
 * Its lines add up to its total.
 *
 * @param imported energy that the vehicle took, which is billed
 * @param exported energy that the vehicle gave (V2X)
 * @param segments how the imported energy adds up; one, save over resets, roll-overs and changes of the meter
 * @param times where the session's time went
 * @param lines how the money adds up, before rounding; empty where nothing is charged
 * @param total what is to be paid, tax included, rounded to the currency's digits
 * @param tax what of it is tax
 * @param flags what is remarkable, in the order of the list
 * @param refused the first readings that do not count, in the order of their times; null where all do, and in bills of the first form
 */
public record Bill(
        Energy imported,
        Energy exported,
        List<Segment> segments,
        Times times,
        List<Line> lines,
        Money total,
        Money tax,
        Set<BillFlag> flags,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Refused> refused) {

    /** A bill of which all readings count. */
    public Bill(
            Energy imported,
            Energy exported,
            List<Segment> segments,
            Times times,
            List<Line> lines,
            Money total,
            Money tax,
            Set<BillFlag> flags) {
        this(imported, exported, segments, times, lines, total, tax, flags, null);
    }

    /**
     * A reading that does not count.
     *
     * @param value in watt-hours; as sent where it is no number
     * @param why the word for it, such as TOO_FAST
     */
    public record Refused(long atMs, String value, String why) {}

    /** The readings that do not count, as far as they are known. */
    public List<Refused> refusals() {
        return refused == null ? List.of() : refused;
    }

    /** How well its energy is known: by the worst of the flags. */
    public BillFlag.Quality quality() {
        boolean signed = flags.contains(BillFlag.SIGNED_METER);
        return flags.stream()
                .map(BillFlag::quality)
                .filter(quality -> quality != BillFlag.Quality.SIGNED)
                .max(Enum::compareTo)
                .filter(worst -> !signed || worst != BillFlag.Quality.MEASURED)
                .orElse(signed ? BillFlag.Quality.SIGNED : BillFlag.Quality.MEASURED);
    }

    /**
     * A stretch over which one register only rose.
     *
     * @param from its first reading, null where the energy comes from intervals
     * @param to its last reading, null where the energy comes from intervals
     * @param ended why the next one began: REGISTER_RESET or REGISTER_ROLLED_OVER; null for the last
     */
    public record Segment(
            @Nullable Energy from,
            @Nullable Energy to,
            long fromMs,
            long toMs,
            Energy energy,
            @Nullable BillFlag ended) {}

    /**
     * Durations in milliseconds, never negative; they add up to the whole.
     *
     * @param unknownMs what the station said nothing about
     */
    public record Times(long totalMs, long chargingMs, long idleMs, long pausedMs, long unknownMs) {}

    /**
     * One step of the tariff.
     *
     * @param component such as ENERGY, IDLE_TIME, FLAT, MINIMUM, TAX
     * @param element the position of the element in the tariff, -1 where the line comes from none
     * @param quantity kWh, hours or times, as an exact decimal text
     * @param price for one of the quantity, as an exact decimal text
     * @param amount unrounded, as an exact decimal text
     * @param fromMs when it began to count, 0 where it doesn't count in time
     * @param note in words, for people
     */
    public record Line(
            String component,
            int element,
            String quantity,
            String price,
            String amount,
            long fromMs,
            long toMs,
            String note) {}
}
