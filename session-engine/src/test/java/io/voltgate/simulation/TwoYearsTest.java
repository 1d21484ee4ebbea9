package io.voltgate.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SessionOutcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Two years of people who come by day and leave, on virtual time, with all that goes wrong: no session is stuck, and the sums of energy,
 * cost and payments agree to the last digit. {@code -Dtwoyears.steps=N} makes them denser.
 */
class TwoYearsTest {
    private static final int STEPS = Integer.getInteger("twoyears.steps", 15_000);

    @Test
    void shouldAgreeToTheLastDigitAfterTwoYears() {
        World world = new World(2, Plan.twoYears(STEPS), Sabotage.none());
        long begun = world.gateway.nowMs();
        world.run();
        BigDecimal energy = BigDecimal.ZERO;
        long cost = 0;
        long paid = 0;
        long waived = 0;
        for (ModelStore.Row row : world.store.rows().values()) {
            assertTrue(row.outcome != SessionOutcome.ACTIVE);
            energy = energy.add(row.energy.toKwh());
            cost += row.cost == null ? 0 : row.cost.micros();
            paid += row.paidMicros;
            waived += row.waivedMicros;
        }
        long flowed = world.truth.stations().stream()
                .flatMap(station -> station.charges.stream())
                .mapToLong(charge -> charge.deliveredWh)
                .sum();
        assertEquals(cost, paid + waived);
        assertEquals(paid, world.provider.taken());
        assertTrue(energy.compareTo(Energy.ofWh(flowed).toKwh()) <= 0);
        System.out.printf(
                "two years: %d days, %d sessions, %d facts, %s kWh billed of %s that flowed, cost %d, paid %d, waived"
                        + " %d millionths%n",
                (world.gateway.nowMs() - begun) / 86_400_000,
                world.store.rows().size(),
                world.gateway.watch().facts(),
                energy,
                Energy.ofWh(flowed).toKwh(),
                cost,
                paid,
                waived);
    }
}
