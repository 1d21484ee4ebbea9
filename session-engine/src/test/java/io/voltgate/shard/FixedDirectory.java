package io.voltgate.shard;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.Roster;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.StationTraits;
import io.voltgate.engine.TariffBook;
import io.voltgate.engine.TokenProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A directory that a test fills by hand. Owned by the test's thread. It answers what was put in, and nothing else. */
public final class FixedDirectory implements Directory {
    private final Map<StationId, StationProfile> stations = new HashMap<>();
    private StationTraits everywhere = StationTraits.NONE;
    private final Map<String, TokenProfile> tokens = new LinkedHashMap<>();
    private TariffBook tariffs = TariffBook.EMPTY;
    private final Map<String, StationTraits> traits = new HashMap<>();

    public FixedDirectory with(StationId station, StationProfile profile) {
        stations.put(station, profile);
        return this;
    }

    public FixedDirectory with(String token, TokenProfile profile) {
        tokens.put(IdToken.of(token).key(), profile);
        return this;
    }

    /** What stations of a vendor tolerate, whatever their model. */
    public FixedDirectory withTraits(String vendor, StationTraits given) {
        traits.put(vendor, given);
        return this;
    }

    public FixedDirectory with(TariffBook given) {
        tariffs = given;
        return this;
    }

    @Override
    public TariffBook tariffs() {
        return tariffs;
    }

    @Override
    public StationTraits traits(String vendor, String model, String firmware) {
        return traits.getOrDefault(vendor, everywhere);
    }

    @Override
    public Optional<StationProfile> station(StationId station) {
        return Optional.ofNullable(stations.get(station));
    }

    /** The traits of every model. */
    public void trait(StationTraits given) {
        everywhere = given;
    }

    public void remove(StationId station) {
        stations.remove(station);
    }

    public void remove(String token) {
        tokens.remove(IdToken.of(token).key());
    }

    /** The token that was put in first is the newest. */
    @Override
    public Roster roster() {
        return Roster.of(tokens.entrySet().stream()
                .map(entry -> new Roster.Entry(IdToken.of(entry.getKey()), entry.getValue()))
                .toList());
    }

    @Override
    public Optional<TokenProfile> token(IdToken token) {
        return Optional.ofNullable(tokens.get(token.key()));
    }
}
