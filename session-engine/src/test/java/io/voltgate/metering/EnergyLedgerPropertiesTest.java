package io.voltgate.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every history of readings, sane or not; a failing one is named by its seed. */
class EnergyLedgerPropertiesTest {
    private static final int SEEDS = 4_000;
    private static final int MANY = 100_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(
                    checker -> checker.withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                            .withVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                            .withVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE))
            .build();

    private static EnergyLedger ledger(List<Reading> readings) {
        EnergyLedger ledger = new EnergyLedger(Histories.POWER_W, EnergyLedger.READINGS);
        ledger.add(readings);
        return ledger;
    }

    @Test
    void shouldNeverBeNegativeAndAddUp() {
        for (long seed = 0; seed < SEEDS; seed++) {
            EnergyLedger ledger = ledger(new Histories(seed).nonsense());
            Account account = ledger.account();
            String name = "seed " + seed + " " + account;
            assertFalse(account.imported().isNegative() || account.exported().isNegative(), name);
            assertTrue(account.segments().stream().noneMatch(s -> s.energy().isNegative()), name);
            assertEquals(account.imported(), EnergyLedgerRulesTest.sum(account), name);
        }
    }

    @Test
    void shouldTellACurveThatRisesToTheAccount() {
        for (long seed = 0; seed < SEEDS; seed++) {
            EnergyLedger ledger = ledger(new Histories(seed).nonsense());
            Point before = new Point(Long.MIN_VALUE, Energy.ZERO);
            for (Point point : ledger.usage()) {
                assertTrue(point.atMs() >= before.atMs(), "seed " + seed + " " + ledger.usage());
                assertTrue(point.delivered().compareTo(before.delivered()) >= 0, "seed " + seed + ledger.usage());
                before = point;
            }
            assertEquals(ledger.account().imported(), before.delivered(), "seed " + seed);
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfArrival() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = histories.nonsense();
            assertEquals(
                    ledger(readings).account(),
                    ledger(histories.shuffled(readings)).account(),
                    "seed " + seed);
        }
    }

    @Test
    void shouldIgnoreRepetitions() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = histories.nonsense();
            List<Reading> twice = new ArrayList<>(readings);
            twice.addAll(readings);
            assertEquals(
                    ledger(readings).account(),
                    ledger(histories.shuffled(twice)).account(),
                    "seed " + seed);
        }
    }

    @Test
    void shouldPreviewWhatAddingLeadsTo() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = seed % 2 == 0 ? histories.nonsense() : histories.rising(20);
            EnergyLedger ledger = ledger(List.of());
            List<Reading> told = new ArrayList<>();
            for (List<Reading> message : histories.messages(readings)) {
                Account before = ledger.account();
                Account preview = ledger.accountWith(message);
                assertEquals(before, ledger.account(), "seed " + seed);
                List<Point> curve = ledger.usageWith(message);
                ledger.add(message);
                told.addAll(message);
                assertEquals(preview, ledger.account(), "seed " + seed);
                assertEquals(ledger(told).account(), ledger.account(), "seed " + seed);
                assertEquals(curve, ledger.usage(), "seed " + seed);
            }
        }
    }

    @Test
    void shouldBeTheSameAfterASnapshot() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            EnergyLedger ledger = ledger(seed % 2 == 0 ? histories.nonsense() : histories.resetting(3));
            String json = MAPPER.writeValueAsString(ledger);
            EnergyLedger restored = MAPPER.readValue(json, EnergyLedger.class);
            assertEquals(ledger.account(), restored.account(), "seed " + seed);
            assertEquals(ledger.usage(), restored.usage(), "seed " + seed);
            assertEquals(json, MAPPER.writeValueAsString(restored), "seed " + seed);
        }
    }

    @Test
    void shouldBillLastLessFirstOfARisingRegister() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Reading> readings = new Histories(seed).rising((int) (seed % 60));
            Account account = ledger(readings).account();
            assertEquals(lastLessFirst(readings), account.imported(), "seed " + seed);
            assertTrue(account.flags().isEmpty(), "seed " + seed + " " + account);
        }
    }

    @Test
    void shouldBillTheSameWithWildReadingsBetween() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = histories.rising((int) (seed % 60));
            List<Reading> spoilt = histories.withWildOnes(readings);
            Account account = ledger(spoilt).account();
            assertEquals(lastLessFirst(readings), account.imported(), () -> spoilt + " " + account);
            assertEquals(spoilt.size() > readings.size(), account.flags().contains(BillFlag.READING_REFUSED));
        }
    }

    @Test
    void shouldNeverBillMoreThanStartAndStopWhenSamplesLie() {
        int exact = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = histories.rising((int) (seed % 20));
            List<Reading> told = histories.withSamplesThatLie(readings);
            Account account = ledger(told).account();
            Energy right = lastLessFirst(readings);
            assertTrue(account.imported().compareTo(right) <= 0, () -> told + " " + account);
            exact += account.imported().equals(right) ? 1 : 0;
        }
        assertTrue(exact > SEEDS * 95 / 100, "exact " + exact + " of " + SEEDS);
    }

    @Test
    void shouldSumTheSegmentsOfARegisterThatWasReset() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Histories histories = new Histories(seed);
            int segments = (int) (1 + seed % 5);
            List<Reading> readings = histories.resetting(segments);
            Account account = ledger(readings).account();
            String name = "seed " + seed + " " + account;
            assertEquals(new Energy(histories.energyOfSegments(readings)), account.imported(), name);
            assertEquals(segments, account.segments().size(), name);
            assertEquals(segments > 1, account.flags().contains(BillFlag.REGISTER_RESET), name);
        }
    }

    @Test
    void shouldBillTheSameWithFewReadingsKept() {
        for (long seed = 0; seed < 500; seed++) {
            Histories histories = new Histories(seed);
            List<Reading> readings = seed % 2 == 0 ? histories.rising(700) : histories.resetting(10);
            EnergyLedger few = new EnergyLedger(Histories.POWER_W, 48);
            EnergyLedger all = new EnergyLedger(Histories.POWER_W, MANY);
            few.add(readings);
            all.add(readings);
            assertEquals(all.account().imported(), few.account().imported(), "seed " + seed);
            assertEquals(all.account().flags(), few.account().flags(), "seed " + seed);
            assertTrue(few.usage().size() <= 48, "seed " + seed);
        }
    }

    private static Energy lastLessFirst(List<Reading> readings) {
        Energy first = readings.getFirst().value();
        Energy last = readings.getLast().value();
        return first == null || last == null ? Energy.ZERO : last.minus(first);
    }
}
