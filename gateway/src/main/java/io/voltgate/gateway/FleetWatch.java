package io.voltgate.gateway;

import io.voltgate.gateway.backend.FleetPort;
import io.voltgate.gateway.runtime.Deviations;
import io.voltgate.gateway.runtime.HouseThread;
import io.voltgate.gateway.runtime.StationModels;
import io.voltgate.persistence.store.DeviationCount;
import io.voltgate.persistence.store.DeviationStore;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the fleet beyond single messages: models and their deviations, kept in step with the file and the database. Its rounds
 * are a thread's own; the backend asks from its threads. A crash loses at most the counts of one round.
 */
final class FleetWatch implements FleetPort, AutoCloseable {
    static final Duration ROUND = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(FleetWatch.class);
    private static final long STOP_MS = 5_000;

    private final StationModels models;
    private final Deviations deviations;
    private final DeviationStore store;
    private final HouseThread rounds = new HouseThread("fleet", this::round, ROUND);
    private boolean loaded;

    FleetWatch(StationModels models, Deviations deviations, DeviationStore store) {
        this.models = models;
        this.deviations = deviations;
        this.store = store;
    }

    void start() {
        rounds.start();
    }

    Optional<String> problem() {
        return rounds.problem();
    }

    private void round() {
        models.refresh();
        flush();
    }

    /** Which models the stations are is read once, so that what they do before they boot again is theirs. */
    private synchronized void flush() {
        if (!loaded) {
            store.models().forEach(deviations::known);
            loaded = true;
        }
        List<DeviationCount> counted = deviations.drain();
        try {
            store.add(counted);
        } catch (StoreUnavailableException away) {
            deviations.giveBack(counted);
            throw away;
        }
    }

    @Override
    public List<DeviationCount> deviations(DeviationStore.Filter filter) {
        try {
            flush();
            return store.list(filter);
        } catch (StoreUnavailableException away) {
            throw new QueryUnavailableException(away.getMessage(), away);
        }
    }

    @Override
    public List<?> models() {
        return models.profiles();
    }

    /** Ends the rounds, and stores what was counted last. */
    @Override
    public void close() {
        try {
            boolean ended = rounds.stop(STOP_MS);
            if (ended) {
                flush();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailableException away) {
            LOG.warn("The newest deviations are not stored: {}", away.getMessage());
        }
    }
}
