package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that stations of one version obey, by the name of the call. Written once a process from {@link Parts}, then only read, by any
 * lane. A station keeps no copy of it.
 */
final class OrderBook {
    private static final Map<OcppVersion, OrderBook> BOOKS = write();

    private final Map<String, Obeyed> orders = new HashMap<>();
    private final Map<String, Triggered> triggers = new HashMap<>();
    private final List<Consumer<Station>> booted = new ArrayList<>();

    private OrderBook() {}

    /** An order with the part of the given station that obeys it. */
    interface Obeyed {
        ObjectNode obey(Station station, JsonNode payload);
    }

    /** A message with the part of the given station that sends it. */
    interface Triggered {
        Verdict pull(Station station, int connector);
    }

    static OrderBook of(OcppVersion version) {
        OrderBook book = BOOKS.get(version);
        if (book == null) {
            throw new IllegalArgumentException("no orders in " + version);
        }
        return book;
    }

    private static Map<OcppVersion, OrderBook> write() {
        Map<OcppVersion, OrderBook> books = new EnumMap<>(OcppVersion.class);
        for (OcppVersion version : OcppVersion.values()) {
            books.put(version, new OrderBook());
        }
        Parts.ALL.forEach(kind -> write(kind, books));
        return books;
    }

    private static <P> void write(PartKind<P> kind, Map<OcppVersion, OrderBook> books) {
        kind.orders().accept(new OrderTable<>(kind, books));
    }

    void enter(String action, Obeyed order) {
        if (orders.put(action, order) != null) {
            throw new IllegalStateException("two parts obey " + action);
        }
    }

    void enterTrigger(String message, Triggered trigger) {
        if (triggers.put(message, trigger) != null) {
            throw new IllegalStateException("two parts send " + message);
        }
    }

    void enterBooted(Consumer<Station> task) {
        booted.add(task);
    }

    /** Obeys a call and gives the answer; throws OcppException with the code for a CALLERROR. */
    ObjectNode obey(Station station, String action, JsonNode payload) {
        Obeyed order = orders.get(action);
        if (order == null) {
            throw Vocabulary.refusal(station.version(), action);
        }
        return order.obey(station, payload);
    }

    /** UNKNOWN for a message that this station can't be made to send. */
    Verdict trigger(Station station, String message, int connector) {
        Triggered trigger = triggers.get(message);
        return trigger == null ? Verdict.UNKNOWN : trigger.pull(station, connector);
    }

    void booted(Station station) {
        booted.forEach(task -> task.accept(station));
    }
}
