package io.voltgate.gateway.backend;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What those who watch the gateway ask: whether it lives, whether it is ready, and its figures. Called by the threads
 * of requests. These are open to everybody who reaches the port, figures too: they hold no names of stations or users,
 * and a scraper needs no key.
 */
final class HealthRoutes {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private final Condition condition;
    private final Supplier<String> metrics;

    HealthRoutes(Condition condition, Supplier<String> metrics) {
        this.condition = condition;
        this.metrics = metrics;
    }

    private record Health(String status, List<String> reasons) {}

    List<Route> routes() {
        return List.of(
                Route.open("/health/live", request -> health("UP", "DOWN", condition.deadBecause())),
                Route.open("/health/ready", request -> health("READY", "NOT_READY", condition.unreadyBecause())),
                Route.open("/metrics", request -> new Answer.Text(200, METRICS_TYPE, metrics.get(), Map.of())));
    }

    private static Answer health(String good, String bad, List<String> reasons) {
        return reasons.isEmpty() ? Answer.json(new Health(good, reasons)) : Answer.json(503, new Health(bad, reasons));
    }
}
