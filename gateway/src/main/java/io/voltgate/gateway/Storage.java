package io.voltgate.gateway;

import io.voltgate.engine.SessionEngine;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.shard.Journal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the gateway takes from the disks: the journal, the engine recovered from it, and who may dial in. Owned by the main thread. The
 * engine's state is that of the journal's end.
 *
 * @param problem why the stores behind the journal lag or are gone, empty where all is well
 * @param close ends what reads the journal, then the stores
 */
public record Storage(
        Journal journal,
        SessionEngine engine,
        StationRegister register,
        Supplier<Optional<String>> problem,
        Runnable close) {}
