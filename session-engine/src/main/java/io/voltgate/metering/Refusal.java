package io.voltgate.metering;

import io.voltgate.domain.BillFlag;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A reading that does not count, and why. A value, for those who explain a bill.
 *
 * @param atMs when it was read, milliseconds since 1970
 * @param value what it showed, in watt-hours; the text as sent where it is no number
 */
public record Refusal(long atMs, String value, Why why) implements Comparable<Refusal> {
    private static final Comparator<Refusal> BY_TIME = Comparator.comparingLong(Refusal::atMs)
            .thenComparing(Refusal::value)
            .thenComparing(Refusal::why);

    @Override
    public int compareTo(Refusal other) {
        return BY_TIME.compare(this, other);
    }

    /** Why a reading does not count. Values of a closed list. */
    public enum Why {
        /** The text is no number, or one that no field of ours can hold. */
        NO_NUMBER(BillFlag.READING_REFUSED),
        /** A register is never negative. */
        NEGATIVE(BillFlag.READING_REFUSED),
        /** More than any meter has ever counted. */
        BEYOND_ANY_METER(BillFlag.READING_REFUSED),
        /** More than the connector can have delivered since the reading before. */
        TOO_FAST(BillFlag.READING_REFUSED),
        /** The same of the end. */
        END_TOO_FAST(BillFlag.STOP_IMPLAUSIBLE),
        /** Less than before, and what follows goes on from before. */
        FALLS(BillFlag.READING_REFUSED),
        /** More than what the register showed later, though it was not reset. */
        ABOVE_LATER(BillFlag.READING_REFUSED),
        /** The station's default for the begin, not a reading. */
        ZERO_BEGIN(BillFlag.BEGIN_ZERO),
        /** The end is below the start. */
        BELOW_START(BillFlag.STOP_BELOW_START),
        /** A record that does not fit its signature, or is signed by another than the registered meter. */
        SIGNATURE_INVALID(BillFlag.SIGNATURE_INVALID),
        /** A record whose form, curve or key nobody knows. */
        SIGNATURE_UNVERIFIED(BillFlag.SIGNATURE_UNVERIFIED),
        /** The meter itself signed that the reading can't be used. */
        METER_DOUBTS(BillFlag.READING_REFUSED),
        /** Read before the start. */
        BEFORE_START(null),
        /** Read after the stop. */
        AFTER_STOP(null),
        /** A session keeps so many readings at most. */
        NO_ROOM(BillFlag.READING_REFUSED);

        private final @Nullable BillFlag flag;

        Why(@Nullable BillFlag flag) {
            this.flag = flag;
        }

        /** What it makes remarkable about the bill, null where that is in order. */
        @Nullable
        BillFlag flag() {
            return flag;
        }
    }
}
