package io.voltgate.gateway.backend;

import io.voltgate.domain.TariffPlan;
import io.voltgate.persistence.store.TariffStore.Assigned;
import io.voltgate.persistence.store.TariffStore.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Tariffs in memory, with one user. For the threads of a test's requests. */
final class FakeTariffs implements TariffPort {
    static final UUID ANN = new UUID(0, 7);
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    final List<Stored> stored = new CopyOnWriteArrayList<>();
    final Map<String, Assigned> assigned = new ConcurrentSkipListMap<>();

    @Override
    public Stored put(TariffPlan said, @Nullable Instant validFrom) {
        int version = 1
                + (int) stored.stream()
                        .filter(each -> each.plan().id().equals(said.id()))
                        .count();
        stored.add(new Stored(said.as(version), validFrom == null ? NOW : validFrom, NOW));
        return stored.getLast();
    }

    @Override
    public Optional<Stored> find(String id, @Nullable Integer version) {
        return stored.reversed().stream()
                .filter(each -> each.plan().id().equals(id)
                        && (version == null || each.plan().version() == version))
                .findFirst();
    }

    @Override
    public List<Stored> list() {
        return stored;
    }

    @Override
    public Optional<UUID> user(String email) {
        return email.equals("ann@example.org") ? Optional.of(ANN) : Optional.empty();
    }

    @Override
    public Assigned assign(Assigned said) {
        assigned.put(said.id(), said);
        return said;
    }

    @Override
    public boolean unassign(String id) {
        return assigned.remove(id) != null;
    }

    @Override
    public List<Assigned> assignments() {
        return List.copyOf(assigned.values());
    }

    @Override
    public Optional<Assigned> assignment(String id) {
        return Optional.ofNullable(assigned.get(id));
    }
}
