package io.voltgate.gateway;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.shard.Journal;
import io.voltgate.shard.MemoryJournal;
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
        Runnable close) {
    /** Nothing is kept: for tests, and until the stores are wired in. Nobody is known. */
    static Storage inMemory(EngineSettings settings) {
        Directory nobody = new Directory() {
            @Override
            public Optional<StationProfile> station(StationId station) {
                return Optional.empty();
            }

            @Override
            public Optional<TokenProfile> token(IdToken token) {
                return Optional.empty();
            }
        };
        Journal journal = new MemoryJournal();
        return new Storage(
                journal,
                new SessionEngine(settings, nobody),
                station -> Optional.empty(),
                Optional::empty,
                journal::close);
    }
}
