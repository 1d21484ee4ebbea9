package io.voltgate.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for any tariff and any session: thousands of both, each from its seed. */
class RatingPropertyTest {
    private static final int SEEDS = 3_000;
    private static final int SLOW_SEEDS = 150;

    private static Rated rate(TariffPlan plan, Usage usage) {
        return Rating.rate(Tariff.of(plan), usage);
    }

    private static BigDecimal sum(Rated rated) {
        return rated.lines().stream()
                .map(Bill.Line::amount)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TariffPlan priced(TariffPlan plan, List<TariffPlan.Element> elements) {
        return new TariffPlan(
                plan.id(), 1, "EUR", plan.zone(), List.of(), elements, List.of(), null, null, List.of(), true);
    }

    @Test
    void shouldCostWhatItCostsMinuteByMinute() {
        int charged = 0;
        for (long seed = 0; seed < SLOW_SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, true, true);
            TariffPlan drawn = random.plan(false);
            TariffPlan plan = priced(drawn, drawn.elements());
            Usage usage = random.usage();
            BigDecimal expected =
                    new MinuteByMinute(plan).rate(usage).divide(BigDecimal.valueOf(60_000), 12, RoundingMode.FLOOR);
            assertEquals(0, expected.compareTo(sum(rate(plan, usage))), "seed " + seed + ": " + plan + usage);
            charged += expected.signum();
        }
        assertTrue(charged > SLOW_SEEDS / 3, "only " + charged + " cost anything");
    }

    @Test
    void shouldNeverCostLessThanNothingAndAddUp() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, true, true);
            TariffPlan plan = random.plan(true);
            Rated rated = rate(plan, random.usage());
            BigDecimal total = rated.total().amount();
            assertTrue(total.signum() >= 0 && rated.tax().amount().signum() >= 0, "seed " + seed);
            assertTrue(rated.tax().amount().compareTo(total) <= 0, "seed " + seed);
            assertEquals(Money.of("EUR", sum(rated).setScale(2, RoundingMode.HALF_UP)), rated.total(), "seed " + seed);
        }
    }

    @Test
    void shouldKeepWithinMinimumAndMaximum() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, true, true);
            TariffPlan plan = random.plan(true);
            Rated rated = rate(plan, random.usage());
            BigDecimal inTerms = rated.lines().stream()
                    .filter(line -> !line.component().equals("TAX"))
                    .map(line -> new BigDecimal(line.amount()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal least = plan.minimum();
            BigDecimal most = plan.maximum();
            assertTrue(least == null || inTerms.signum() == 0 || inTerms.compareTo(least) >= 0, "seed " + seed);
            assertTrue(most == null || inTerms.compareTo(most) <= 0, "seed " + seed);
        }
    }

    @Test
    void shouldCostTheSameHoweverTheSpansAreSplit() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, true, true);
            TariffPlan plan = random.plan(true);
            Usage usage = random.usage();
            Rated whole = rate(plan, usage);
            Rated split = rate(plan, split(usage, random));
            assertEquals(whole.total(), split.total(), "seed " + seed + ": " + plan + usage);
            assertEquals(0, sum(whole).compareTo(sum(split)), "seed " + seed);
        }
    }

    /** Each span in two, at a second at which a whole number of microwatt-hours has flowed. */
    private static Usage split(Usage usage, RandomPlan random) {
        List<Usage.Span> spans = new ArrayList<>();
        for (Usage.Span span : usage.spans()) {
            long seconds = span.lengthMs() / 1_000;
            long second = random.below(seconds + 1);
            long energy = span.energy().microWh();
            long before = energy * second / seconds;
            long exact = before * seconds == energy * second ? second : 0;
            long cutMs = span.fromMs() + exact * 1_000;
            long first = exact == 0 ? 0 : before;
            spans.add(new Usage.Span(span.fromMs(), cutMs, span.activity(), new Energy(first)));
            spans.add(new Usage.Span(cutMs, span.toMs(), span.activity(), new Energy(energy - first)));
        }
        return new Usage(usage.startMs(), usage.endMs(), spans, usage.reservation());
    }

    /**
     * More energy at the same times never costs less. That holds where no condition asks for energy or power and energy is not sold in
     * portions: a price that falls with energy or power is there to make more cost less.
     */
    @Test
    void shouldNeverCostLessForMoreEnergyAtTheSameTimes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, false, false);
            TariffPlan plan = random.plan(false);
            Usage usage = random.usage();
            assertNotCheaper(plan, usage, more(usage, random), seed);
        }
    }

    /** It also holds where energy is priced by energy alone, in steps that may fall, and sold at one price in portions. */
    @Test
    void shouldNeverCostLessForMoreEnergyInSteps() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPlan random = new RandomPlan(seed, false, true);
            TariffPlan drawn = random.plan(false);
            List<TariffPlan.Element> elements = drawn.elements().stream()
                    .map(RatingPropertyTest::byEnergyAlone)
                    .toList();
            Usage usage = random.usage();
            assertNotCheaper(priced(drawn, elements), usage, more(usage, random), seed);
            TariffPlan portions = new TariffPlan(
                    "P",
                    1,
                    "EUR",
                    "UTC",
                    List.of(),
                    List.of(new TariffPlan.Element(Component.ENERGY, new BigDecimal("0.41"), null)),
                    List.of(new TariffPlan.Step(Component.ENERGY, 1 + (int) random.below(5_000))),
                    null,
                    null,
                    List.of(),
                    true);
            assertNotCheaper(portions, usage, more(usage, random), seed);
        }
    }

    private static TariffPlan.Element byEnergyAlone(TariffPlan.Element element) {
        TariffPlan.Conditions when = element.when();
        TariffPlan.Range range = when == null || element.component() != Component.ENERGY ? null : when.energy();
        TariffPlan.Conditions kept = range == null ? null : Plans.energy(range.from(), range.below());
        return new TariffPlan.Element(element.component(), element.price(), kept);
    }

    private static Usage more(Usage usage, RandomPlan random) {
        List<Usage.Span> spans = usage.spans().stream()
                .map(span -> new Usage.Span(
                        span.fromMs(),
                        span.toMs(),
                        span.activity(),
                        random.chance(50)
                                ? span.energy().plus(new Energy(random.below(20_000_000_000L)))
                                : span.energy()))
                .toList();
        return new Usage(usage.startMs(), usage.endMs(), spans, usage.reservation());
    }

    private static void assertNotCheaper(TariffPlan plan, Usage less, Usage more, long seed) {
        Rated cheap = rate(plan, less);
        Rated dear = rate(plan, more);
        assertTrue(
                dear.total().micros() >= cheap.total().micros() && sum(dear).compareTo(sum(cheap)) >= 0,
                "seed " + seed + ": " + plan + less + more);
    }

    @Test
    void shouldRoundHalfUpToTheDigitsOfTheCurrency() {
        for (int wh = 0; wh < 2_000; wh++) {
            Tariff yen = Tariff.of(new TariffPlan(
                    "Y",
                    1,
                    "JPY",
                    "UTC",
                    List.of(),
                    List.of(new TariffPlan.Element(Component.ENERGY, new BigDecimal("31.25"), null)),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    true));
            BigDecimal exact = new BigDecimal("31.25").multiply(Energy.ofWh(wh).toKwh());
            assertEquals(
                    Money.of("JPY", exact.setScale(0, RoundingMode.HALF_UP)),
                    Rating.rate(yen, Usage.of(0, Energy.ofWh(wh))).total());
        }
    }
}
