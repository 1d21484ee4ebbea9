package io.voltgate.engine;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import java.util.Optional;

/**
 * What operators maintain and the engine only reads: stations, id tokens and their users. Implementations answer from memory
 * at once, from any thread. What the engine takes from here it carries into the fact.
 */
public interface Directory {
    Optional<StationProfile> station(StationId station);

    Optional<TokenProfile> token(IdToken token);

    /** Whether the operator has said what charging costs at the station, be it nothing. */
    default boolean priced(StationId station) {
        return station(station).isPresent();
    }

    /** All id tokens. */
    default Roster roster() {
        return Roster.EMPTY;
    }

    /** The operators' tariffs; empty where the stations' prices are all there is. */
    default TariffBook tariffs() {
        return TariffBook.EMPTY;
    }

    /** How stations of this model differ from the standard, by what they say of themselves when they boot. */
    default StationTraits traits(String vendor, String model, String firmware) {
        return StationTraits.NONE;
    }

    /** Whether an empty token may charge: some stations send it because they charge for everybody. */
    default boolean admitsAnonymous() {
        return false;
    }
}
