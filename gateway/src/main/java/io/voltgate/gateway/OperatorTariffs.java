package io.voltgate.gateway;

import io.voltgate.domain.TariffPlan;
import io.voltgate.gateway.backend.TariffPort;
import io.voltgate.persistence.store.DirectoryListener;
import io.voltgate.persistence.store.TariffStore;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tariffs as operators write them through the API. Called by the threads of requests. Who was answered may rely on what was written, but
 * for a database that goes away just then.
 */
final class OperatorTariffs implements TariffPort {
    private static final long FRESH_MS = 2_000;
    private final TariffStore store;
    private final DirectoryListener directory;

    OperatorTariffs(TariffStore store, DirectoryListener directory) {
        this.store = store;
        this.directory = directory;
    }

    @Override
    public TariffStore.Stored put(TariffPlan said, @Nullable Instant validFrom) {
        return written(() -> store.put(said, validFrom));
    }

    @Override
    public Optional<TariffStore.Stored> find(String id, @Nullable Integer version) {
        return answered(() -> store.find(id, version));
    }

    @Override
    public List<TariffStore.Stored> list() {
        return answered(store::list);
    }

    @Override
    public Optional<UUID> user(String email) {
        return answered(() -> store.user(email));
    }

    @Override
    public TariffStore.Assigned assign(TariffStore.Assigned said) {
        return written(() -> store.assign(said));
    }

    @Override
    public boolean unassign(String id) {
        return written(() -> store.unassign(id));
    }

    @Override
    public List<TariffStore.Assigned> assignments() {
        return answered(store::assignments);
    }

    @Override
    public Optional<TariffStore.Assigned> assignment(String id) {
        return answered(() -> store.assignment(id));
    }

    private <T> T written(Supplier<T> write) {
        T result = answered(write);
        try {
            var _ = directory.awaitFresh(FRESH_MS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreUnavailableException away) {
            throw new QueryUnavailableException(away.getMessage(), away);
        }
    }
}
