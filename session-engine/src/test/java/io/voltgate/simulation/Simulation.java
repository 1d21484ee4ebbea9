package io.voltgate.simulation;

import org.jspecify.annotations.Nullable;

/** Lets one seed's history happen. Stateless. Whatever goes wrong in it, an exception of the engine's too, is in the verdict. */
final class Simulation {
    private Simulation() {}

    static Verdict run(long seed, Plan plan, Sabotage sabotage) {
        World world = new World(seed, plan, sabotage);
        Violation violation = live(world);
        Watch watch = world.gateway.watch();
        return new Verdict(seed, world.step(), violation, watch.facts(), watch.checks(), watch.newest());
    }

    private static @Nullable Violation live(World world) {
        try {
            world.run();
            return null;
        } catch (Violation violation) {
            return violation;
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | NullPointerException broken) {
            Violation violation = new Violation("ShardLives", broken.toString());
            violation.initCause(broken);
            return violation;
        }
    }
}
