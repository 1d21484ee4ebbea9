package io.voltgate.benchmarks.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The gateway under load. A value.
 *
 * @param spawned the child process, null where it was running before
 */
record Target(URI stations, Backend backend, @Nullable SpawnedGateway spawned) {
    ProcessCost cost() {
        return spawned == null ? ProcessCost.NONE : ProcessCost.of(spawned.process(), spawned.database());
    }
}
