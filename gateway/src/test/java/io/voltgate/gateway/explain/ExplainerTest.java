package io.voltgate.gateway.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.gateway.explain.Explanation.Reading;
import io.voltgate.gateway.explain.Explanation.Remark;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.gateway.explain.Explanation.Standing;
import io.voltgate.gateway.explain.Explanation.Version;
import io.voltgate.metering.Refusal;
import io.voltgate.persistence.store.query.BillTrail.ReadingCounts;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static Explanation whole() {
        return Explainer.explain(Story.whole().trail());
    }

    private static List<String> values(List<Reading> readings) {
        return readings.stream().map(Reading::value).toList();
    }

    @Test
    void shouldSayWhichReadingsWereUsedAndWhichWereNotAndWhy() {
        Explanation.Readings readings = whole().readings();

        assertEquals(List.of("1000.0", "1005.0", "0.0", "3.0"), values(readings.used()));
        assertEquals("The first reading of stretch 2.", readings.used().get(2).why());
        assertEquals(List.of("3200", "9999999", "nonsense"), values(readings.refused()));
        Reading stop = readings.refused().getFirst();
        assertEquals("meterStop", stop.context());
        assertEquals("It was told with the stop, but the bill ends with another reading.", stop.why());
        assertEquals(
                "It is no number that a meter can show.",
                readings.refused().get(2).why());
        assertEquals(List.of("1002.5", "2.0"), values(readings.others()));
        assertEquals(Standing.AGREES, readings.others().getFirst().standing());
        assertEquals(
                "It was not measured at the outlet.",
                readings.others().getLast().why());
        assertEquals(12, readings.all());
    }

    @Test
    void shouldNameTheFrameAndThePlaceInTheJournalOfEverything() {
        Explanation told = whole();

        assertEquals(new Source("frame-0", "0:10:0", Story.at(1)), told.start().source());
        Explanation.Moment end = told.end();
        assertNotNull(end);
        assertEquals(new Source("frame-stop", "0:13:0", Story.at(3601)), end.source());
        assertEquals("Local", end.reason());
        assertEquals(
                new Source("frame-0", "0:100", Story.at(1)),
                told.readings().used().getFirst().source());
        assertEquals(
                List.of("0:11:0", "0:16:0", "0:17:0", "0:18:0"),
                told.payment().steps().stream()
                        .map(step -> step.source().position())
                        .toList());
    }

    @Test
    void shouldTellEachFlagOnceWithItsSentenceAndDetail() {
        List<Remark> remarks = whole().remarks();

        assertEquals(
                List.of(BillFlag.REGISTER_RESET, BillFlag.START_LOST, BillFlag.STOPS_DIFFER),
                remarks.stream().map(Remark::flag).toList());
        Remark reset = remarks.getFirst();
        assertEquals(BillFlag.REGISTER_RESET.sentence(), reset.sentence());
        assertNull(reset.detail());
        Source source = reset.source();
        assertNotNull(source);
        assertEquals("frame-stop", source.frame());
        assertEquals("the first seqNo is 3", remarks.get(1).detail());
        assertEquals(
                List.of("STOPS_DIFFER"),
                whole().doubts().stream().map(Explanation.Doubt::kind).toList());
    }

    @Test
    void shouldTellEveryVersionWithItsDifference() {
        List<Version> versions = whole().versions();

        assertEquals(List.of(0, 1), versions.stream().map(Version::version).toList());
        Version restated = versions.getLast();
        assertEquals(new BigDecimal("-0.2"), restated.energyDifferenceKwh());
        assertEquals(new BigDecimal("-0.09"), restated.costDifference());
        assertEquals("Readings of the session arrived after its end.", restated.sentence());
        assertEquals(restated.bill(), whole().bill());
    }

    @Test
    void shouldCorrectTheClockByWhatHeldAtTheStart() {
        assertEquals(List.of(new Explanation.ClockCorrection(Story.at(-3600), new BigDecimal("120"))), whole().clock());
    }

    @Test
    void shouldExplainWhatItCanOfASessionWithoutABill() {
        Story story = new Story().begun();
        story.fact("frame-stop", 3601, Story.ended("8", "3.60", null));
        Explanation told = Explainer.explain(story.trail());

        assertNull(told.bill());
        assertNull(told.quality().quality());
        assertEquals(1, told.versions().size());
        assertEquals(
                List.of(BillFlag.START_LOST),
                told.remarks().stream().map(Remark::flag).toList());
        assertTrue(told.gaps().getFirst().startsWith("The session ended before bills were recorded"), told.toString());
    }

    @Test
    void shouldExplainWhatItCanOfASessionOfWhichTheRowAloneIsLeft() {
        Explanation told = Explainer.explain(new Story().trail());

        assertEquals("2026-03-01T12:00:00Z", told.start().asSent());
        assertNull(told.start().source());
        assertEquals(new BigDecimal("8"), told.session().energyKwh());
        assertEquals(List.of(), told.versions());
        assertTrue(
                told.gaps().getFirst().contains("older than the records"),
                told.gaps().toString());
    }

    @Test
    void shouldSayThatASessionRuns() {
        Explanation told = Explainer.explain(new Story().begun().metered().trail("active"));

        assertNull(told.end());
        assertEquals(List.of("The session still runs: its bill is not made yet."), told.gaps());
    }

    @Test
    void shouldSayHowManyReadingsAreNotShown() {
        Story story = Story.whole();
        story.counts = new ReadingCounts(1_000_000, 250_000);
        assertEquals(
                List.of("Of 250000 readings of energy, 8 are shown: the first, the last and those at the ends of"
                        + " stretches."),
                Explainer.explain(story.trail()).gaps());
    }

    @Test
    void shouldPutATariffIntoWords() {
        Conditions night = new Conditions(
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                null,
                null,
                new Range(0, 10_000L),
                null,
                null,
                null,
                null);
        Conditions later = new Conditions(null, null, null, null, null, null, null, null, null, new Range(900, null));
        TariffPlan plan = new TariffPlan(
                "night",
                3,
                "EUR",
                "Europe/Berlin",
                List.of(new TariffPlan.Text("en", "Cheap at night")),
                List.of(
                        new TariffPlan.Element(Component.ENERGY, new BigDecimal("0.30"), night),
                        new TariffPlan.Element(Component.IDLE_TIME, new BigDecimal("6"), later)),
                List.of(new TariffPlan.Step(Component.IDLE_TIME, 60)),
                null,
                new BigDecimal("50"),
                List.of(new TariffPlan.Tax("VAT", new BigDecimal("19"), 0)),
                false);
        Story story = new Story();
        story.tariff = Tariff.of(plan);
        Explanation.Agreed agreed =
                Explainer.explain(story.begun().trail()).tariffs().getFirst();

        assertEquals("night", agreed.id());
        assertEquals(3, agreed.version());
        assertEquals(List.of("Cheap at night"), agreed.description());
        assertEquals(
                List.of(
                        "0.3 EUR for each kilowatt-hour, from 22:00 to 06:00, on Monday, Sunday, for the first 10 kWh.",
                        "6 EUR for each hour in which the vehicle takes nothing, after 15 min of idle time.",
                        "Time is sold in portions of 60 s; the last one is rounded up.",
                        "A session costs at most 50 EUR.",
                        "VAT, 19 %, is added to the prices."),
                agreed.terms());
    }

    @Test
    void shouldHaveWordsForWhateverAClosedListMaySay() {
        List<String> keys = new ArrayList<>();
        for (Component component : Component.values()) {
            keys.add("tariff.price." + component.name());
        }
        for (PaymentStatus status : PaymentStatus.values()) {
            keys.add("payment.settled." + status.name());
            keys.add("page.payment." + status.name().toLowerCase(Locale.ROOT));
        }
        for (PaymentStep step : PaymentStep.values()) {
            keys.add("payment.requested." + step.name());
            keys.add("payment.step." + step.name());
        }
        for (PaymentFact.Reason reason : PaymentFact.Reason.values()) {
            keys.add("payment.dunning." + reason.name());
        }
        for (Evidence evidence : Evidence.values()) {
            keys.add("doubt." + evidence.name());
            keys.add("reason." + evidence.reason());
        }
        for (SignedReading.Outcome outcome : SignedReading.Outcome.values()) {
            keys.add("signature." + outcome.name());
        }
        for (Refusal.Why why : Refusal.Why.values()) {
            keys.add("refused." + why.name());
        }
        assertEquals(
                List.of(),
                keys.stream().filter(key -> !Wording.ENGLISH.has(key)).toList());
    }
}
