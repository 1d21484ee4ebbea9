package io.voltgate.simulator.station.tariff;

import io.voltgate.simulator.station.tariff.Tariff.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reckons what a charge costs while it runs, slice by slice. Owned by the station's lane. The price of a slice is the one at its begin, and
 * what was reckoned by an older tariff stays so.
 */
public final class CostMeter {
    private static final BigDecimal WH_PER_KWH = BigDecimal.valueOf(1000);
    private static final BigDecimal MS_PER_MINUTE = BigDecimal.valueOf(60_000);
    private static final int DIGITS = 6;
    private static final int MOST_PERIODS = 100;

    private final long startMs;
    private final String evseKind;
    private final Map<Part, Amount> amounts = new EnumMap<>(Part.class);
    private final List<Period> periods = new ArrayList<>();
    private Tariff tariff;
    private boolean feePaid;
    private long wattHours;
    private long chargingMs;
    private long idleMs;
    private long reservedMs;
    private long endMs;
    private long powerW;

    /** An amount without and with tax. */
    public record Amount(BigDecimal net, BigDecimal gross) {
        static final Amount NOTHING = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);

        Amount plus(Amount other) {
            return new Amount(net.add(other.net), gross.add(other.gross));
        }

        private Amount rounded() {
            return new Amount(plain(net), plain(gross));
        }

        private static BigDecimal plain(BigDecimal exact) {
            BigDecimal stripped = exact.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** What was used by one set of prices, until the next period begins. */
    public record Period(
            String tariffId, long startMs, List<BigDecimal> prices, long wattHours, long chargingMs, long idleMs) {
        public Period {
            prices = List.copyOf(prices);
        }

        private Period with(Slice slice, long charged, long idled) {
            return new Period(
                    tariffId, startMs, prices, wattHours + slice.wattHours(), chargingMs + charged, idleMs + idled);
        }
    }

    /** Which bound of the tariff the total is held to. */
    public enum Held {
        NOT,
        LEAST,
        MOST
    }

    /**
     * What it comes to.
     *
     * @param lastedMs from the begin on, whatever happened
     * @param unchargedMs of that, the time in which nothing was charged
     * @param reservedMs before the begin, for which the connector was kept
     */
    public record Sum(
            Tariff tariff,
            Map<Part, Amount> amounts,
            Amount total,
            Held held,
            long wattHours,
            long lastedMs,
            long unchargedMs,
            long reservedMs) {}

    public CostMeter(Tariff tariff, long startMs, boolean isDc) {
        this.tariff = tariff;
        this.startMs = startMs;
        this.endMs = startMs;
        this.evseKind = isDc ? "DC" : "AC";
    }

    public Tariff tariff() {
        return tariff;
    }

    /** Another tariff holds from now on; a fee that was paid is not paid twice. */
    public void change(Tariff other) {
        tariff = other;
    }

    /** Takes in what has happened since. */
    public void add(Slice slice) {
        long charged = slice.activity() == Slice.Activity.CHARGING ? slice.lengthMs() : 0;
        long idled = slice.activity() == Slice.Activity.IDLE ? slice.lengthMs() : 0;
        if (!feePaid) {
            feePaid = true;
            pay(Part.FIXED, BigDecimal.ONE, startMs);
        }
        enterPeriod(slice.fromMs());
        pay(Part.ENERGY, BigDecimal.valueOf(slice.wattHours()).divide(WH_PER_KWH), slice.fromMs());
        pay(Part.CHARGING_TIME, minutes(charged), slice.fromMs());
        pay(Part.IDLE_TIME, minutes(idled), slice.fromMs());
        periods.set(periods.size() - 1, periods.getLast().with(slice, charged, idled));
        wattHours += slice.wattHours();
        chargingMs += charged;
        idleMs += idled;
        endMs = Math.max(endMs, slice.toMs());
        powerW = slice.powerW();
    }

    /** The connector was kept for this charge from a moment on until its begin, which is priced as at that moment. */
    public void reserved(long fromMs) {
        reservedMs = Math.max(0, startMs - fromMs);
        pay(Part.RESERVATION_FIXED, BigDecimal.ONE, fromMs);
        pay(Part.RESERVATION_TIME, minutes(reservedMs), fromMs);
    }

    private static BigDecimal minutes(long ms) {
        return BigDecimal.valueOf(ms).divide(MS_PER_MINUTE, 12, RoundingMode.HALF_UP);
    }

    private Condition.Situation situation(long atMs) {
        return new Condition.Situation(
                atMs,
                evseKind,
                Map.of(
                        "Energy", BigDecimal.valueOf(wattHours),
                        "Power", BigDecimal.valueOf(powerW),
                        "Time", BigDecimal.valueOf(Math.max(0, atMs - startMs) / 1000),
                        "ChargingTime", BigDecimal.valueOf(chargingMs / 1000),
                        "IdleTime", BigDecimal.valueOf(idleMs / 1000)));
    }

    private BigDecimal price(Part part, long atMs) {
        Tariff.Priced priced = tariff.parts().get(part);
        return priced == null ? BigDecimal.ZERO : priced.at(situation(atMs)).orElse(BigDecimal.ZERO);
    }

    private void pay(Part part, BigDecimal volume, long atMs) {
        Tariff.Priced priced = tariff.parts().get(part);
        if (priced != null) {
            BigDecimal net = price(part, atMs).multiply(volume);
            amounts.merge(part, new Amount(net, priced.taxes().on(net)), Amount::plus);
        }
    }

    /** A period lasts as long as all prices stay; beyond the limit the last one goes on. */
    private void enterPeriod(long atMs) {
        List<BigDecimal> prices =
                List.of(price(Part.ENERGY, atMs), price(Part.CHARGING_TIME, atMs), price(Part.IDLE_TIME, atMs));
        boolean goesOn = !periods.isEmpty()
                && periods.getLast().tariffId().equals(tariff.id())
                && periods.getLast().prices().equals(prices);
        if (!goesOn && periods.size() < MOST_PERIODS) {
            periods.add(new Period(tariff.id(), periods.isEmpty() ? startMs : atMs, prices, 0, 0, 0));
        }
    }

    public List<Period> periods() {
        return List.copyOf(periods);
    }

    /** What it comes to now. */
    public Sum sum() {
        Map<Part, Amount> rounded = new EnumMap<>(Part.class);
        amounts.forEach((part, amount) -> rounded.put(part, amount.rounded()));
        Amount total = amounts.values().stream().reduce(Amount.NOTHING, Amount::plus);
        Tariff.Limit least = tariff.least();
        Tariff.Limit most = tariff.most();
        Held held = Held.NOT;
        if (most != null && exceeds(total, most)) {
            held = Held.MOST;
            total = bound(most);
        } else if (least != null && !exceeds(total, least)) {
            held = Held.LEAST;
            total = bound(least);
        }
        long lastedMs = endMs - startMs;
        return new Sum(tariff, rounded, total.rounded(), held, wattHours, lastedMs, lastedMs - chargingMs, reservedMs);
    }

    private static boolean exceeds(Amount total, Tariff.Limit limit) {
        BigDecimal net = limit.net();
        BigDecimal gross = limit.gross();
        return net != null
                ? total.net().compareTo(net) > 0
                : gross != null && total.gross().compareTo(gross) > 0;
    }

    /** A bound that was told without or with tax only stands for both. */
    private static Amount bound(Tariff.Limit limit) {
        BigDecimal net = limit.net();
        BigDecimal gross = limit.gross();
        BigDecimal either = net == null ? gross == null ? BigDecimal.ZERO : gross : net;
        return new Amount(net == null ? either : net, gross == null ? either : gross);
    }
}
