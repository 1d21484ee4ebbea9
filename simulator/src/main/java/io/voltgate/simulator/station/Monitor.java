package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Catalog;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One monitor of a variable, and what it saw last. Owned by {@link Monitoring}. It says itself whether a new value is an event.
 */
final class Monitor {
    /** What it watches for, as the gateway ordered. */
    record Terms(String type, BigDecimal value, int severity, boolean transaction) {}

    /** An event that a value amounts to. */
    record Seen(String trigger, String actual, boolean cleared) {}

    private final int id;
    private final JsonNode component;
    private final JsonNode variable;
    private final Catalog.Place place;
    private Terms terms;
    private @Nullable String last;
    private boolean beyond;
    private long dueMs;

    Monitor(int id, JsonNode row, Catalog.Place place, Terms terms, String now) {
        this.id = id;
        this.component = row.path("component").deepCopy();
        this.variable = row.path("variable").deepCopy();
        this.place = place;
        this.terms = terms;
        this.last = now;
    }

    int id() {
        return id;
    }

    Catalog.Place place() {
        return place;
    }

    Terms terms() {
        return terms;
    }

    void change(Terms wanted) {
        terms = wanted;
        beyond = false;
    }

    /** When a periodic one is next due. */
    void due(long atMs) {
        dueMs = atMs;
    }

    /** What this value at this moment amounts to, null where it is no event. */
    @Nullable
    Seen look(String actual, long nowMs) {
        return switch (terms.type()) {
            case "Periodic", "PeriodicClockAligned" -> periodic(actual, nowMs);
            case "Delta" -> delta(actual);
            case "UpperThreshold" -> threshold(actual, compared(actual) > 0);
            case "LowerThreshold" -> threshold(actual, compared(actual) < 0);
            default -> null;
        };
    }

    private @Nullable Seen periodic(String actual, long nowMs) {
        if (nowMs < dueMs) {
            return null;
        }
        dueMs = nowMs + periodMs();
        return new Seen("Periodic", actual, false);
    }

    long periodMs() {
        return Math.max(1, terms.value().longValue()) * 1000;
    }

    /** A number must move by as much as the value says, anything else by any change (N04). */
    private @Nullable Seen delta(String actual) {
        String before = last;
        if (actual.equals(before)) {
            return null;
        }
        BigDecimal now = number(actual);
        BigDecimal then = before == null ? null : number(before);
        if (now != null && then != null && now.subtract(then).abs().compareTo(terms.value()) < 0) {
            return null;
        }
        last = actual;
        return new Seen("Delta", actual, false);
    }

    private @Nullable Seen threshold(String actual, boolean isBeyond) {
        if (isBeyond == beyond) {
            return null;
        }
        beyond = isBeyond;
        return new Seen("Alerting", actual, !isBeyond);
    }

    private int compared(String actual) {
        BigDecimal now = number(actual);
        return now == null ? 0 : now.compareTo(terms.value());
    }

    private static @Nullable BigDecimal number(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,9})?") ? new BigDecimal(text) : null;
    }

    /** A row of NotifyMonitoringReport, without what it belongs to. */
    ObjectNode row(OcppVersion version) {
        ObjectNode row = Json.object()
                .put("id", id)
                .put("transaction", terms.transaction())
                .put("value", terms.value())
                .put("type", terms.type())
                .put("severity", terms.severity());
        return version == OcppVersion.V21 ? row.put("eventNotificationType", "CustomMonitor") : row;
    }

    /** Names the variable in a message. */
    ObjectNode named(ObjectNode row) {
        row.set("component", component);
        row.set("variable", variable);
        return row;
    }
}
