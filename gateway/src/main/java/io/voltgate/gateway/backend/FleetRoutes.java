package io.voltgate.gateway.backend;

import io.voltgate.domain.Deviation;
import io.voltgate.persistence.store.DeviationCount;
import io.voltgate.persistence.store.DeviationStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What can be read of station models and their deviations. Called by the threads of requests. It changes nothing.
 */
final class FleetRoutes {
    private final FleetPort fleet;

    FleetRoutes(FleetPort fleet) {
        this.fleet = fleet;
    }

    private record Listed(List<?> items) {}

    /** A count as the API shows it; the quirk is its number in the list of what real stations do, 0 for none. */
    private record Shown(
            String vendor,
            String model,
            String firmware,
            String deviation,
            int quirk,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            String station,
            String sample) {
        static Shown of(DeviationCount count) {
            return new Shown(
                    count.vendor(),
                    count.model(),
                    count.firmware(),
                    count.deviation(),
                    Deviation.quirkOf(count.deviation()),
                    count.count(),
                    Instant.ofEpochMilli(count.firstMs()),
                    Instant.ofEpochMilli(count.lastMs()),
                    count.station(),
                    count.sample());
        }
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "/api/v1/deviations",
                        Set.of("vendor", "model", "deviation", "station"),
                        this::deviations),
                Route.of(
                        "GET", "/api/v1/station-models", Set.of(), request -> Answer.json(new Listed(fleet.models()))));
    }

    private Answer deviations(ApiRequest request) {
        Parameters query = request.query();
        DeviationStore.Filter filter = new DeviationStore.Filter(
                query.one("vendor"), query.one("model"), query.one("deviation"), query.one("station"));
        return Answer.json(
                new Listed(fleet.deviations(filter).stream().map(Shown::of).toList()));
    }
}
