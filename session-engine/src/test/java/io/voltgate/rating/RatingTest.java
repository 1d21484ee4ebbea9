package io.voltgate.rating;

import static io.voltgate.domain.TariffPlan.Component.CHARGING_TIME;
import static io.voltgate.domain.TariffPlan.Component.ENERGY;
import static io.voltgate.domain.TariffPlan.Component.FLAT;
import static io.voltgate.domain.TariffPlan.Component.IDLE_TIME;
import static io.voltgate.domain.TariffPlan.Component.RESERVATION_FLAT;
import static io.voltgate.domain.TariffPlan.Component.RESERVATION_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sessions cost, one price after the other, as a driver would reckon it. */
class RatingTest {
    /** A Wednesday, 12:00 in Berlin. */
    private static final long NOON = at("2026-06-17T10:00:00Z");

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Usage charged(long startMs, long lengthMs, long wh) {
        return Usage.of(
                startMs,
                startMs + lengthMs,
                List.of(
                        new Usage.Reading(startMs, Energy.ZERO),
                        new Usage.Reading(startMs + lengthMs, Energy.ofWh(wh))),
                List.of(new Usage.Change(startMs, Activity.CHARGING)));
    }

    /** 10 kWh in the first hour, then so much idle time. */
    private static Usage thenIdle(long idleMs) {
        return Usage.of(
                NOON,
                NOON + HOUR + idleMs,
                List.of(new Usage.Reading(NOON + HOUR, Energy.ofWh(10_000))),
                List.of(new Usage.Change(NOON, Activity.CHARGING), new Usage.Change(NOON + HOUR, Activity.IDLE)));
    }

    private static Rated rate(Plans plans, Usage usage) {
        return Rating.rate(Tariff.of(plans.named("T")), usage);
    }

    private static String total(Plans plans, Usage usage) {
        return rate(plans, usage).total().amount().stripTrailingZeros().toPlainString();
    }

    private static List<String> lines(Rated rated) {
        return rated.lines().stream()
                .map(line -> line.component() + " " + line.quantity() + " x " + line.price() + " = " + line.amount())
                .toList();
    }

    @Test
    void shouldRateTheSimplestTariffAsBefore() {
        Tariff tariff = new Tariff(Money.of("EUR", new BigDecimal("0.39")), 2);
        Rated rated = Rating.rate(tariff, charged(NOON, HOUR, 7_777));
        assertEquals(tariff.costOf(Energy.ofWh(7_777)), rated.total());
        assertEquals(List.of("ENERGY 7.777 x 0.39 = 3.03303"), lines(rated));
        assertEquals(Money.zero("EUR"), rated.tax());
    }

    @Test
    void shouldChargeNothingWhereNothingIsPriced() {
        Rated free = rate(Plans.plan(), thenIdle(HOUR));
        assertEquals(List.of(), free.lines());
        assertEquals(Money.zero("EUR"), free.total());
        Tariff none = new Tariff(Money.zero("EUR"), 2);
        assertEquals(List.of(), Rating.rate(none, thenIdle(HOUR)).lines());
    }

    @Test
    void shouldAddUpEveryComponent() {
        Plans plans = Plans.plan()
                .price(FLAT, "0.35")
                .price(ENERGY, "0.59")
                .price(CHARGING_TIME, "1.20")
                .price(IDLE_TIME, "6", Plans.idle(1800))
                .price(RESERVATION_FLAT, "1")
                .price(RESERVATION_TIME, "3");
        Usage usage = thenIdle(45 * MINUTE).with(new Usage.Reservation(NOON - 20 * MINUTE, NOON));
        Rated rated = rate(plans, usage);
        assertEquals(
                List.of(
                        "RESERVATION_FLAT 1 x 1 = 1",
                        "RESERVATION_TIME 0.333333333 x 3 = 1",
                        "FLAT 1 x 0.35 = 0.35",
                        "ENERGY 10 x 0.59 = 5.9",
                        "CHARGING_TIME 1 x 1.2 = 1.2",
                        "IDLE_TIME 0.25 x 6 = 1.5"),
                lines(rated));
        assertEquals(Money.of("EUR", new BigDecimal("10.95")), rated.total());
        Bill.Line idle = rated.lines().getLast();
        assertEquals(NOON + HOUR + 30 * MINUTE, idle.fromMs());
        assertEquals(NOON + HOUR + 45 * MINUTE, idle.toMs());
        assertEquals(3, idle.element());
    }

    @Test
    void shouldNeverTakeUnknownOrPausedTimeForIdleTime() {
        Plans plans = Plans.plan().price(IDLE_TIME, "6").price(CHARGING_TIME, "6");
        Usage unknown = Usage.of(NOON, NOON + HOUR, List.of(), List.of());
        assertEquals("0", total(plans, unknown));
        Usage paused = Usage.of(NOON, NOON + HOUR, List.of(), List.of(new Usage.Change(NOON, Activity.PAUSED)));
        assertEquals("0", total(plans, paused));
    }

    @Test
    void shouldAddUpTheGraceOverAllIdleTimes() {
        Usage usage = Usage.of(
                NOON,
                NOON + 100 * MINUTE,
                List.of(),
                List.of(
                        new Usage.Change(NOON, Activity.IDLE),
                        new Usage.Change(NOON + 20 * MINUTE, Activity.CHARGING),
                        new Usage.Change(NOON + 40 * MINUTE, Activity.IDLE)));
        assertEquals("50", total(Plans.plan().price(IDLE_TIME, "60", Plans.idle(1800)), usage));
    }

    @Test
    void shouldCutWhereThePriceOfTheEnergySteps() {
        Plans plans =
                Plans.plan().price(ENERGY, "0.30", Plans.energy(0, 10_000L)).price(ENERGY, "0.50");
        Rated rated = rate(plans, charged(NOON, HOUR, 25_000));
        assertEquals(List.of("ENERGY 10 x 0.3 = 3", "ENERGY 15 x 0.5 = 7.5"), lines(rated));
        assertEquals(NOON + 24 * MINUTE, rated.lines().getFirst().toMs());
        assertEquals("10.5", total(plans, Usage.of(NOON, Energy.ofWh(25_000))));
    }

    @Test
    void shouldPriceByThePowerOfEachSpan() {
        Plans plans =
                Plans.plan().price(ENERGY, "0.80", Plans.power(50_000, null)).price(ENERGY, "0.40");
        Usage usage = Usage.of(
                NOON,
                NOON + 2 * HOUR,
                List.of(
                        new Usage.Reading(NOON + HOUR, Energy.ofWh(50_000)),
                        new Usage.Reading(NOON + 2 * HOUR, Energy.ofWh(99_999))),
                List.of());
        assertEquals(List.of("ENERGY 50 x 0.8 = 40", "ENERGY 49.999 x 0.4 = 19.9996"), lines(rate(plans, usage)));
    }

    @Test
    void shouldPriceByTheLengthOfTheSession() {
        Plans plans = Plans.plan()
                .price(CHARGING_TIME, "1", Plans.duration(0, 3600L))
                .price(CHARGING_TIME, "10", Plans.charging(7200, null))
                .price(CHARGING_TIME, "2");
        assertEquals("13", total(plans, charged(NOON, 3 * HOUR, 1)));
    }

    @Test
    void shouldKnowWindowsOverMidnight() {
        Plans plans = Plans.plan()
                .price(ENERGY, "0.20", Plans.between("22:00", "06:00"))
                .price(ENERGY, "0.50");
        Usage night = charged(at("2026-06-17T19:00:00Z"), 10 * HOUR, 10_000);
        assertEquals(
                List.of("ENERGY 1 x 0.5 = 0.5", "ENERGY 8 x 0.2 = 1.6", "ENERGY 1 x 0.5 = 0.5"),
                lines(rate(plans, night)));
    }

    @Test
    void shouldChangeWithWeekdayAndDateAtLocalMidnight() {
        Plans weekend = Plans.plan()
                .price(ENERGY, "0.10", Plans.on(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                .price(ENERGY, "0.50");
        Usage friday = charged(at("2026-06-19T21:00:00Z"), 2 * HOUR, 2_000);
        assertEquals(List.of("ENERGY 1 x 0.5 = 0.5", "ENERGY 1 x 0.1 = 0.1"), lines(rate(weekend, friday)));
        Plans july = Plans.plan()
                .price(ENERGY, "0.60", Plans.valid("2026-07-01", "2026-08-01"))
                .price(ENERGY, "0.50");
        Usage june = charged(at("2026-06-30T21:00:00Z"), 2 * HOUR, 2_000);
        assertEquals("1.1", total(july, june));
    }

    @Test
    void shouldCountTheHoursOfDaysWithOtherThanTwentyFour() {
        Plans hour = Plans.plan().price(CHARGING_TIME, "1");
        Plans atTwo = Plans.plan().price(CHARGING_TIME, "1", Plans.between("02:00", "03:00"));
        Plans fromHalfPastTwo = Plans.plan().price(CHARGING_TIME, "1", Plans.between("02:30", "04:00"));
        Usage spring = charged(at("2026-03-28T23:00:00Z"), 23 * HOUR, 1);
        Usage autumn = charged(at("2026-10-24T22:00:00Z"), 25 * HOUR, 1);
        Usage usual = charged(at("2026-06-16T22:00:00Z"), 24 * HOUR, 1);
        assertEquals(List.of("23", "25", "24"), totals(hour, spring, autumn, usual));
        assertEquals(List.of("0", "2", "1"), totals(atTwo, spring, autumn, usual));
        assertEquals(List.of("1", "2", "1.5"), totals(fromHalfPastTwo, spring, autumn, usual));
    }

    private static List<String> totals(Plans plans, Usage... usages) {
        return List.of(usages).stream().map(usage -> total(plans, usage)).toList();
    }

    @Test
    void shouldRoundUpToFullPortionsOnce() {
        Plans plans = Plans.plan()
                .price(ENERGY, "0.50")
                .step(ENERGY, 1_000)
                .price(IDLE_TIME, "6")
                .step(IDLE_TIME, 900);
        Rated rated = rate(plans, charged(NOON, HOUR, 3_200));
        assertEquals(List.of("ENERGY 3.2 x 0.5 = 1.6", "ENERGY 0.8 x 0.5 = 0.4"), lines(rated));
        assertEquals("6.5", total(plans, thenIdle(MINUTE)));
    }

    @Test
    void shouldKeepWithinMinimumAndMaximum() {
        Plans plans = Plans.plan().price(ENERGY, "0.50").atLeast("2").atMost("20");
        assertEquals("2", total(plans, charged(NOON, HOUR, 100)));
        assertEquals("3", total(plans, charged(NOON, HOUR, 6_000)));
        assertEquals("20", total(plans, charged(NOON, HOUR, 60_000)));
        assertEquals("0", total(plans, charged(NOON, HOUR, 0)));
        assertEquals(
                List.of("ENERGY 60 x 0.5 = 30", "MAXIMUM  x 20 = -10"),
                lines(rate(plans, charged(NOON, HOUR, 60_000))));
    }

    @Test
    void shouldAddTaxesOnTop() {
        Plans plans = Plans.plan()
                .price(ENERGY, "0.50")
                .atMost("20")
                .tax("Federal", "5", 0)
                .tax("State", "8", 0)
                .tax("On top", "10", 1);
        Rated rated = rate(plans, charged(NOON, HOUR, 60_000));
        assertEquals(
                List.of(
                        "ENERGY 60 x 0.5 = 30",
                        "MAXIMUM  x 20 = -10",
                        "TAX 20 x 5% = 1",
                        "TAX 20 x 8% = 1.6",
                        "TAX 22.6 x 10% = 2.26"),
                lines(rated));
        assertEquals(Money.of("EUR", new BigDecimal("24.86")), rated.total());
        assertEquals(Money.of("EUR", new BigDecimal("4.86")), rated.tax());
    }

    @Test
    void shouldTellTheTaxWithinThePrices() {
        Plans plans = Plans.plan().price(ENERGY, "0.59").tax("USt", "19", 0).taxIncluded();
        Rated rated = rate(plans, charged(NOON, HOUR, 10_000));
        assertEquals(Money.of("EUR", new BigDecimal("5.90")), rated.total());
        assertEquals(Money.of("EUR", new BigDecimal("0.94")), rated.tax());
        assertEquals(1, rated.lines().size());
    }

    @Test
    void shouldRoundOnceAtTheEnd() {
        Plans thirds = Plans.plan()
                .price(CHARGING_TIME, "0.015", Plans.between("00:00", "12:20"))
                .price(CHARGING_TIME, "0.0075");
        Rated rated = rate(thirds, charged(NOON, HOUR, 0));
        assertEquals(
                List.of("CHARGING_TIME 0.333333333 x 0.015 = 0.005", "CHARGING_TIME 0.666666667 x 0.0075 = 0.005"),
                lines(rated));
        assertEquals("0.01", rated.total().amount().stripTrailingZeros().toPlainString());
        assertEquals("0.01", total(thirds, charged(NOON, 20 * MINUTE, 0)));
    }

    @Test
    void shouldSumUpWhatChangesTooOften() {
        Plans plans = Plans.plan()
                .price(ENERGY, "0.20", Plans.between("00:00", "12:00"))
                .price(ENERGY, "0.40");
        Usage year = charged(at("2025-12-31T23:00:00Z"), 365 * 24 * HOUR, 365 * 24_000L);
        assertEquals(
                List.of("ENERGY 4380 x 0.2 = 876", "ENERGY 4380 x 0.4 = 1752"),
                lines(rate(plans, year)).stream().sorted().toList());
    }

    @Test
    void shouldAskForTheUsageOnlyWhereItCounts() {
        Tariff simple = new Tariff(Money.of("EUR", new BigDecimal("0.39")), 2);
        Tariff flat =
                Tariff.of(Plans.plan().price(ENERGY, "0.39").price(FLAT, "1").named("F"));
        Tariff timed = Tariff.of(Plans.plan().price(IDLE_TIME, "1").named("I"));
        assertTrue(Rating.byEnergyAlone(simple));
        assertTrue(Rating.byEnergyAlone(flat));
        assertFalse(Rating.byEnergyAlone(timed));
        Energy energy = Energy.ofWh(1_000);
        assertEquals(
                "0.390000",
                Rating.cost(simple, energy, RatingTest::unasked).amount().toString());
        assertEquals(
                "1.390000",
                Rating.cost(flat, energy, RatingTest::unasked).amount().toString());
        assertEquals(
                "1.000000",
                Rating.cost(timed, energy, () -> thenIdle(HOUR)).amount().toString());
    }

    private static Usage unasked() {
        throw new AssertionError("the usage was asked for");
    }

    @Test
    void shouldBearTimesAndEnergyBeyondAnyCalendar() {
        Plans plans = Plans.plan()
                .price(ENERGY, "90000", Plans.between("22:00", "06:00"))
                .price(ENERGY, "90000")
                .price(IDLE_TIME, "90000", Plans.idle(60))
                .price(CHARGING_TIME, "1", Plans.power(1, 100L));
        Usage usage = Usage.of(
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                List.of(new Usage.Reading(NOON, new Energy(Long.MAX_VALUE)), new Usage.Reading(0, new Energy(-5))),
                List.of(new Usage.Change(5, Activity.IDLE), new Usage.Change(3, Activity.CHARGING)));
        assertEquals("9000000000000", total(plans, usage));
    }
}
