package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.StationAccess;
import io.voltgate.persistence.store.StationNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A register that tests fill by hand. Used from any thread. */
final class TestRegister implements StationRegister {
    final Map<StationId, List<String>> aliases = new ConcurrentHashMap<>();
    private final Map<StationId, StationAccess> entries = new ConcurrentHashMap<>();

    void put(StationId station, StationAccess access) {
        entries.put(station, access);
    }

    @Override
    public Optional<StationAccess> find(StationId station) {
        return Optional.ofNullable(entries.get(station));
    }

    @Override
    public Optional<StationNames.Found> named(String dialled) {
        Map<String, List<String>> names = new HashMap<>();
        entries.keySet().forEach(station -> names.put(station.value(), aliases.getOrDefault(station, List.of())));
        return new StationNames(names).find(dialled);
    }

    @Override
    public void cameWithNewPassword(StationId station, String newHash) {
        entries.computeIfPresent(
                station,
                (same, access) -> new StationAccess(
                        newHash, null, access.version(), access.certificateSerial(), access.securityProfile()));
    }
}
