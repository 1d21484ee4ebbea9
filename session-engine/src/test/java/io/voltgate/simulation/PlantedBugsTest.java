package io.voltgate.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test of the simulation itself: bugs of each kind, planted, are found, each by the invariant that is there for it. */
class PlantedBugsTest {
    private static final long SEEDS = 1_000;

    static List<PlantedBug> bugs() {
        return PlantedBug.ALL;
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldFindThePlantedBug(PlantedBug bug) {
        String found = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Simulation.run(seed, Plan.SHORT, bug.plant().get()))
                .filter(verdict -> !verdict.isFine() && verdict.invariant().equals(bug.finder()))
                .findFirst()
                .map(verdict -> {
                    System.out.printf(
                            "planted: %s is found by %s at seed %d, step %d%n",
                            bug, verdict.invariant(), verdict.seed(), verdict.step());
                    return verdict.invariant();
                })
                .orElse("nothing");
        assertEquals(bug.finder(), found);
    }
}
