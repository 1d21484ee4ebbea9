package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders that a backend gives shortly before its gateway is killed, and gives again afterwards, for it can't know. Used by a test's
 * thread. The same key is the same order, and each comes to its one end.
 */
final class Orders {
    private static final String TRIGGER = "{\"type\":\"Trigger\",\"message\":\"Heartbeat\"}";
    private static final String OPEN = "SELECT count(*) FROM ocpp.commands WHERE ended_at IS NULL";
    private static final String ALL = "SELECT count(*) FROM ocpp.commands WHERE client_key NOT LIKE 'voltgate:%'";

    private final BackendClient backend;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, String> stations = new LinkedHashMap<>();

    Orders(BackendClient backend) {
        this.backend = backend;
    }

    void give(String station, String key) throws IOException, InterruptedException {
        stations.put(key, station);
        given.put(key, backend.order(station, key, TRIGGER));
    }

    /** Each order, once more. */
    void giveAgain() throws IOException, InterruptedException {
        for (Map.Entry<String, String> order : given.entrySet()) {
            String station = stations.getOrDefault(order.getKey(), "");
            assertEquals(order.getValue(), backend.order(station, order.getKey(), TRIGGER), order.getKey());
        }
    }

    /** Waits until all have their rows and none is open any more; no order was made that nobody gave. */
    void awaitEnds(Connection database, Duration limit) throws InterruptedException, SQLException {
        Await.until(
                limit,
                () -> "the end of all orders",
                () -> Tables.countNow(database, ALL) >= given.size() && Tables.countNow(database, OPEN) == 0);
        assertEquals(given.size(), Tables.count(database, ALL));
        System.out.println(given.size() + " orders, each with its one end");
    }
}
