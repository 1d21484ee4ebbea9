package io.voltgate.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories, each from its seed: whatever is cut, lost, repeated, reordered, crashed or told wrongly, the invariants hold. A failing
 * seed is printed with what happened last. {@code -Dseeds=N} runs so many, {@code -Dseed=N} this one.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("seeds", 1_000);

    @Test
    void shouldHoldTheInvariantsInEveryHistory() {
        Long only = Long.getLong("seed");
        long[] seeds = only == null ? LongStream.range(0, SEEDS).toArray() : new long[] {only};
        long facts = 0;
        long checks = 0;
        long begun = System.nanoTime();
        for (long seed : seeds) {
            Verdict verdict = Simulation.run(seed, Plan.SHORT, Sabotage.none());
            assertTrue(verdict.isFine(), verdict::toString);
            facts += verdict.facts();
            checks += verdict.checks();
        }
        long ms = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
        System.out.printf(
                "simulation: %d seeds, %d seeds/min, %d events/seed, %d checks of %s%n",
                seeds.length,
                seeds.length * 60_000L / ms,
                facts / seeds.length,
                checks,
                new World(0, Plan.SHORT, Sabotage.none()).gateway.watch().names());
    }
}
