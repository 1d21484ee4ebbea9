package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes down what one kind of part obeys. Made once a process for each kind, while the {@link OrderBook}s are written. An order has one
 * part that obeys it.
 */
final class OrderTable<P> {
    static final Set<OcppVersion> V16 = Set.of(OcppVersion.V16);
    static final Set<OcppVersion> V2 = Set.of(OcppVersion.V201, OcppVersion.V21);
    static final Set<OcppVersion> V21 = Set.of(OcppVersion.V21);
    static final Set<OcppVersion> ALL = Set.of(OcppVersion.V16, OcppVersion.V201, OcppVersion.V21);

    private final PartKind<P> kind;
    private final Map<OcppVersion, OrderBook> books;

    OrderTable(PartKind<P> kind, Map<OcppVersion, OrderBook> books) {
        this.kind = kind;
        this.books = books;
    }

    /** How an order is obeyed: gives the answer, or throws OcppException with the code for a CALLERROR. */
    interface Order<P> {
        ObjectNode obey(P part, JsonNode payload);
    }

    /** How a message is sent because it was asked for; connector 0 means all of the station. */
    interface Trigger<P> {
        Verdict pull(P part, int connector);
    }

    /** The call of this name is obeyed by the part in these versions; what it causes is said after the answer. */
    OrderTable<P> order(Set<OcppVersion> versions, String action, Order<P> order) {
        versions.forEach(version ->
                book(version).enter(action, (station, payload) -> order.obey(station.part(kind), payload)));
        return this;
    }

    /** TriggerMessage for a message of this name is obeyed by the part in these versions. */
    OrderTable<P> trigger(Set<OcppVersion> versions, String message, Trigger<P> trigger) {
        versions.forEach(version -> book(version)
                .enterTrigger(message, (station, connector) -> trigger.pull(station.part(kind), connector)));
        return this;
    }

    /** Runs each time a boot was accepted, before anything else is sent, at stations that have begun the part. */
    OrderTable<P> booted(Consumer<P> task) {
        ALL.forEach(version ->
                book(version).enterBooted(station -> station.known(kind).ifPresent(task)));
        return this;
    }

    private OrderBook book(OcppVersion version) {
        OrderBook book = books.get(version);
        if (book == null) {
            throw new IllegalStateException("no book for " + version);
        }
        return book;
    }
}
