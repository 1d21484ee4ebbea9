package io.voltgate.gateway;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.Roster;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.StationTraits;
import io.voltgate.engine.TariffBook;
import io.voltgate.engine.TokenProfile;
import io.voltgate.gateway.runtime.StationModels;
import java.util.Optional;

/**
 * The operator's directory, with what is known of the models of stations. A value; asked from any thread, it answers from memory. It
 * adds nothing to what its parts say.
 *
 * @param anonymous whether stations may charge for an empty token
 */
record ModelDirectory(Directory stations, StationModels models, boolean anonymous) implements Directory {
    @Override
    public Optional<StationProfile> station(StationId station) {
        return stations.station(station);
    }

    @Override
    public boolean priced(StationId station) {
        return stations.priced(station);
    }

    @Override
    public Optional<TokenProfile> token(IdToken token) {
        return stations.token(token);
    }

    @Override
    public Roster roster() {
        return stations.roster();
    }

    @Override
    public TariffBook tariffs() {
        return stations.tariffs();
    }

    @Override
    public StationTraits traits(String vendor, String model, String firmware) {
        return models.traits(vendor, model, firmware);
    }

    @Override
    public boolean admitsAnonymous() {
        return anonymous;
    }
}
