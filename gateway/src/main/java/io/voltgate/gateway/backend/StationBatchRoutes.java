package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.backend.RegistryPort.Entered;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How an operator enters many stations at once. Called by the threads of requests, of which so many at a time go on. What can be entered is
 * entered, whatever is wrong with the rest; the same request again changes nothing.
 */
final class StationBatchRoutes {
    private static final int OK = 200;
    private static final int SOME_REFUSED = 207;

    private final RegistryPort registry;
    private final BackendSettings.Limits limits;
    private final Semaphore turns;

    StationBatchRoutes(RegistryPort registry, BackendSettings.Limits limits) {
        this.registry = registry;
        this.limits = limits;
        this.turns = new Semaphore(limits.batches().atOnce(), true);
    }

    private record Report(int created, int changed, int refused, List<StationBatch.Refused> problems) {}

    List<Route> routes() {
        return List.of(Route.of("POST", "/api/v1/stations/batch", Set.of(), this::enter));
    }

    private Answer enter(ApiRequest request) throws InterruptedException {
        byte[] body = request.body().get();
        if (!turns.tryAcquire(limits.orderWait().toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.of(Problem.Kind.UNAVAILABLE, "other stations are being entered")
                    .with(ProblemException.RETRY_AFTER, "5");
        }
        try {
            return enter(StationBatch.read(request, body, limits.batches().stations()));
        } finally {
            turns.release();
        }
    }

    private Answer enter(StationBatch batch) {
        Map<StationId, Entered> entered = registry.putStations(batch.stations());
        entered.forEach((station, outcome) -> {
            if (outcome == Entered.REFUSED) {
                batch.refuse(station);
            }
        });
        Collection<Entered> outcomes = entered.values();
        List<StationBatch.Refused> refused = batch.refused();
        return Answer.json(
                refused.isEmpty() ? OK : SOME_REFUSED,
                new Report(
                        Collections.frequency(outcomes, Entered.NEW),
                        Collections.frequency(outcomes, Entered.CHANGED),
                        refused.size(),
                        refused));
    }
}
