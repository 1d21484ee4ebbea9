package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Request.Phase;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stations that reckon the cost themselves: their figure beside ours (cases 47 and 48). */
class StationCostStoriesTest {
    private static final DriverSettings OURS = settings(false);
    private static final DriverSettings THEIRS = settings(true);

    private static DriverSettings settings(boolean stationReckons) {
        DriverSettings quiet = DriverSettings.QUIET;
        return new DriverSettings(
                0, BigDecimal.ZERO, false, false, quiet.texts(), false, stationReckons, quiet.adHoc());
    }

    private static Money eur(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }

    private static String details(String currency, String total, String more) {
        return "{\"costDetails\":{\"totalCost\":{\"currency\":\"" + currency
                + "\",\"typeOfCost\":\"NormalCost\",\"total\":{" + total
                + "}},\"totalUsage\":{\"energy\":2,\"chargingTime\":60,\"idleTime\":0}" + more + "}}";
    }

    private static DriverStage stage(DriverSettings settings) {
        DriverStage stage = new DriverStage("ocpp2.1", settings).booted();
        stage.tell(Phase.STARTED, 1000);
        return stage;
    }

    private static Bill bill(DriverStage stage) {
        stage.recovers();
        return Objects.requireNonNull(stage.only(Event.SessionEnded.class).bill());
    }

    @Test
    void shouldSayNothingWhereBothFiguresAreOne() {
        DriverStage stage = stage(OURS);
        stage.tell(stage.event(Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":0.9", "")));
        assertEquals(eur("0.90"), bill(stage).total());
        assertFalse(bill(stage).flags().contains(BillFlag.STATION_COST_DIFFERS));
    }

    @Test
    void shouldFlagAnotherFigureAndBillOurs() {
        DriverStage stage = stage(OURS);
        var answer = stage.tell(stage.event(Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":0.95", "")));
        assertEquals(eur("0.90"), answer.totalCost());
        assertEquals(eur("0.90"), bill(stage).total());
        assertTrue(bill(stage).flags().contains(BillFlag.STATION_COST_DIFFERS));
        Event.SessionFlagged flagged = stage.facts(Event.SessionFlagged.class).stream()
                .filter(fact -> fact.flag() == BillFlag.STATION_COST_DIFFERS)
                .findFirst()
                .orElseThrow();
        assertEquals("the station reckons 0.95 EUR, we 0.9 EUR", flagged.detail());
    }

    @Test
    void shouldBillTheStationsFigureWhereThatIsAgreed() {
        DriverStage stage = stage(THEIRS);
        var answer = stage.tell(stage.event(Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":0.95", "")));
        assertEquals(eur("0.95"), answer.totalCost());
        Bill bill = bill(stage);
        assertEquals(eur("0.95"), bill.total());
        assertTrue(bill.flags().contains(BillFlag.STATION_COST_DIFFERS));
        BigDecimal sum = bill.lines().stream()
                .map(line -> new BigDecimal(line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(bill.total().amount()));
        var late = stage.event(Phase.UPDATED, null, 2000, null);
        assertEquals(eur("0.95"), stage.tell(late).totalCost());
        assertEquals(0, stage.facts(Event.SessionRestated.class).size());
        stage.recovers();
    }

    @Test
    void shouldBillOursWhereTheStationFailedOrReckonsInAnotherCurrency() {
        DriverStage failed = stage(THEIRS);
        failed.tell(failed.event(
                Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":0.2", ",\"failureToCalculate\":true")));
        assertEquals(eur("0.90"), bill(failed).total());
        assertFalse(bill(failed).flags().contains(BillFlag.STATION_COST_DIFFERS));
        DriverStage other = stage(THEIRS);
        other.tell(other.event(Phase.ENDED, null, 3000, details("CHF", "\"inclTax\":0.9", "")));
        assertEquals(eur("0.90"), bill(other).total());
        assertTrue(bill(other).flags().contains(BillFlag.CURRENCY_DIFFERS));
    }

    @Test
    void shouldNotTakeAnInsaneFigureOrARunningOne() {
        DriverStage insane = stage(THEIRS);
        insane.tell(insane.event(Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":1e300", "")));
        assertEquals(eur("0.90"), bill(insane).total());
        DriverStage negative = stage(THEIRS);
        negative.tell(negative.event(Phase.ENDED, null, 3000, details("EUR", "\"inclTax\":-5", "")));
        assertEquals(eur("0.90"), bill(negative).total());
        assertTrue(bill(negative).flags().contains(BillFlag.STATION_COST_DIFFERS));
        DriverStage nothing = stage(THEIRS);
        nothing.tell(nothing.event(Phase.ENDED, null, 3000, "{\"costDetails\":[1,{}]}"));
        assertEquals(eur("0.90"), bill(nothing).total());
    }
}
