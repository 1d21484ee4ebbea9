package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.DeviationCount;
import io.voltgate.persistence.store.DeviationStore;
import java.util.List;

/**
 * What is known of stations as models. Called by the threads of requests. Throws
 * {@link io.voltgate.persistence.store.query.QueryUnavailableException} while the database does not answer.
 */
public interface FleetPort {
    /** What they do otherwise than the standard says, up to this moment; the last seen first. */
    List<DeviationCount> deviations(DeviationStore.Filter filter);

    /** The entries in force of the list of station models, in their order; each is written as JSON as it is. */
    List<?> models();
}
