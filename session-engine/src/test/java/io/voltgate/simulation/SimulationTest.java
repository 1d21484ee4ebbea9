package io.voltgate.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random histories, each from its seed: whatever is cut, lost, repeated, reordered or crashed, the invariants hold. The
 * failing seed is printed; {@code -Dvoltgate.seeds=N} runs more of them.
 */
class SimulationTest {
    private static final int STEPS = 150;
    private static final long SEEDS = Long.getLong("voltgate.seeds", 3_000);

    @Test
    void shouldHoldTheInvariantsInEveryHistory() {
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = new World(seed);
            world.run(STEPS);
            assertEquals(List.of(), Invariants.violations(world), "seed " + seed);
        }
    }
}
