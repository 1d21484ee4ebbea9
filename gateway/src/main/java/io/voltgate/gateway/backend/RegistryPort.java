package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.MeterKeyStore;
import io.voltgate.signed.RegisteredKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may write: stations and id tokens. Called by the threads of requests; blocks until it is stored.
 * Throws {@link io.voltgate.persistence.store.query.QueryUnavailableException} while the database does not answer.
 */
public interface RegistryPort {
    /** Creates the station or replaces what the operator says of it; whether it is new. */
    boolean putStation(StationId station, StationRegistration registration);

    /** What became of a station. */
    enum Entered {
        NEW,
        CHANGED,
        /** The tables refuse what is said of it. */
        REFUSED
    }

    /** The same for many; what became of each. */
    Map<StationId, Entered> putStations(Map<StationId, StationRegistration> stations);

    /** Creates the token and its user, found by the email, or replaces what is said of them. */
    void putToken(String token, TokenRegistration registration);

    /** Makes the station a favorite of the token's user, under this alias; false where either is unknown. */
    boolean putFavorite(String token, StationId station, @Nullable String alias);

    /**
     * Lays a new password beside the one that the station has, and keeps it in memory to be sent within so long; the reference
     * for the {@link io.voltgate.domain.Command.ChangePassword}, empty where nobody has entered the station.
     */
    Optional<String> beginPassword(StationId station, StationRegistration.Password password, Duration lifetime);

    /** The station will not be told of the new password. */
    void cancelPassword(StationId station, String reference);

    /** Registers a key of a station's meter; false where nobody has entered the station, or it has too many. */
    boolean putMeterKey(StationId station, RegisteredKey key, String source);

    /** Takes a key away by its fingerprint; false where there is none. */
    boolean removeMeterKey(StationId station, String fingerprint);

    /** The registered keys of a station. */
    List<MeterKeyStore.Stored> meterKeys(StationId station);
}
