package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.StationAccess;
import io.voltgate.persistence.store.StationNames;
import java.util.Optional;

/**
 * Which stations there are, by which names, and what they have to show. Asked from I/O threads, so it answers from memory at once;
 * what it is told it passes on without waiting.
 */
public interface StationRegister {
    /** What a station has to show, empty where nobody has entered it. */
    Optional<StationAccess> find(StationId station);

    /** Who is meant by an identity as it was dialled; empty where nobody is, or more than one. */
    Optional<StationNames.Found> named(String dialled);

    /** A station has come in with its pending password, which is its password from now on. */
    void cameWithNewPassword(StationId station, String newHash);
}
