package io.voltgate.benchmarks.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The gateway under load. A value.
 *
 * @param process the spawned gateway, null where it was running before
 */
record Target(URI stations, Backend backend, @Nullable ProcessHandle process) {
    ProcessCost cost() {
        return process == null ? ProcessCost.NONE : ProcessCost.of(process);
    }
}
