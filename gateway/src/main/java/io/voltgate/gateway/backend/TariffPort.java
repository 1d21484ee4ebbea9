package io.voltgate.gateway.backend;

import io.voltgate.domain.TariffPlan;
import io.voltgate.persistence.store.TariffStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs and whom they are assigned to. Called by the threads of requests; blocks until it is stored, and until new sessions know
 * of it. Throws {@link io.voltgate.persistence.store.query.QueryUnavailableException} while the database does not answer.
 */
public interface TariffPort {
    /** Writes a new version, unless the newest says the same; its time is now where none is given. */
    TariffStore.Stored put(TariffPlan said, @Nullable Instant validFrom);

    /** A version of a tariff, the newest where none is named. */
    Optional<TariffStore.Stored> find(String id, @Nullable Integer version);

    /** The newest version of each. */
    List<TariffStore.Stored> list();

    /** The user with this email. */
    Optional<UUID> user(String email);

    /** Assigns a tariff under an id of the operator's; what the id stood for before ends there. */
    TariffStore.Assigned assign(TariffStore.Assigned said);

    /** Ends an assignment now; false where there is none. */
    boolean unassign(String id);

    /** What counts now or will. */
    List<TariffStore.Assigned> assignments();

    Optional<TariffStore.Assigned> assignment(String id);
}
