package io.voltgate.persistence.store.query;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill in the units that people read. A value. Energy is in kilowatt-hours, money in the currency's unit, times in seconds, all exact.
 *
 * @param quality how well the energy is known, by the worst of the flags
 * @param segments how the imported energy adds up, empty where the bill doesn't tell
 * @param lines how the money adds up before it is rounded, empty where the bill doesn't tell
 * @param total what is to be paid, tax included
 * @param tax what of it is tax
 */
public record BillView(
        BigDecimal importedKwh,
        BigDecimal exportedKwh,
        BillFlag.Quality quality,
        List<BillFlag> flags,
        List<Segment> segments,
        Times times,
        List<Line> lines,
        BigDecimal total,
        BigDecimal tax,
        String currency) {
    private static final int MS_DIGITS = 3;

    /**
     * A stretch over which one register only rose.
     *
     * @param fromKwh its first reading, null where the energy comes from intervals
     * @param ended why the next one began, null for the last
     */
    public record Segment(
            @Nullable BigDecimal fromKwh,
            @Nullable BigDecimal toKwh,
            Instant from,
            Instant to,
            BigDecimal energyKwh,
            @Nullable BillFlag ended) {}

    /** Where the session's time went. */
    public record Times(
            BigDecimal totalSeconds,
            BigDecimal chargingSeconds,
            BigDecimal idleSeconds,
            BigDecimal pausedSeconds,
            BigDecimal unknownSeconds) {}

    /**
     * One step of the tariff.
     *
     * @param element the position of the element in the tariff, null where the line comes from none
     * @param quantity kWh, hours or times, as an exact decimal; empty where none counts
     * @param price for one of the quantity, or a percentage
     * @param amount unrounded
     * @param from when it began to count, null where it doesn't count in time
     */
    public record Line(
            String component,
            @Nullable Integer element,
            String quantity,
            String price,
            BigDecimal amount,
            @Nullable Instant from,
            @Nullable Instant to,
            String note) {}

    /** The same bill in these units. */
    public static BillView of(Bill bill) {
        return new BillView(
                kwh(bill.imported()),
                kwh(bill.exported()),
                bill.quality(),
                bill.flags().stream().sorted().toList(),
                bill.segments().stream().map(BillView::segment).toList(),
                times(bill.times()),
                bill.lines().stream().map(BillView::line).toList(),
                bare(bill.total().amount()),
                bare(bill.tax().amount()),
                bill.total().currency());
    }

    private static Segment segment(Bill.Segment segment) {
        return new Segment(
                mayKwh(segment.from()),
                mayKwh(segment.to()),
                Instant.ofEpochMilli(segment.fromMs()),
                Instant.ofEpochMilli(segment.toMs()),
                kwh(segment.energy()),
                segment.ended());
    }

    private static Times times(Bill.Times times) {
        return new Times(
                seconds(times.totalMs()),
                seconds(times.chargingMs()),
                seconds(times.idleMs()),
                seconds(times.pausedMs()),
                seconds(times.unknownMs()));
    }

    private static Line line(Bill.Line line) {
        boolean timed = line.fromMs() != 0;
        return new Line(
                line.component(),
                line.element() < 0 ? null : line.element(),
                line.quantity(),
                line.price(),
                new BigDecimal(line.amount()),
                timed ? Instant.ofEpochMilli(line.fromMs()) : null,
                timed ? Instant.ofEpochMilli(line.toMs()) : null,
                line.note());
    }

    public static BigDecimal kwh(Energy energy) {
        return bare(energy.toKwh());
    }

    public static @Nullable BigDecimal mayKwh(@Nullable Energy energy) {
        return energy == null ? null : kwh(energy);
    }

    private static BigDecimal seconds(long ms) {
        return bare(BigDecimal.valueOf(ms, MS_DIGITS));
    }

    /** Without the zeros behind that tell nothing. */
    public static BigDecimal bare(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
