package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.DeviationCount;
import io.voltgate.persistence.store.DeviationStore;
import java.util.List;
import java.util.Map;

/** A fleet of one model with one deviation. Immutable. */
final class FakeFleet implements FleetPort {
    private static final DeviationCount COUNT = new DeviationCount(
            "Wallbe", "Eco", "1.0", "NUL_CHARACTER", 7, 1_772_366_400_000L, 1_772_366_460_000L, "CS-1", "[2,...]");

    @Override
    public List<DeviationCount> deviations(DeviationStore.Filter filter) {
        return filter.vendor().orElse(COUNT.vendor()).equals(COUNT.vendor()) ? List.of(COUNT) : List.of();
    }

    @Override
    public List<?> models() {
        return List.of(Map.of("source", "a thread"));
    }
}
