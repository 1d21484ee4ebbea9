package io.voltgate.simulator.station;

import io.voltgate.simulator.station.device.Catalog;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The device model as OCPP 2.x reports it: NotifyReport in parts, numbered from 0 (Part 2, B07 and B08). Stateless. No part carries more
 * rows than {@value #ROWS}.
 */
final class DeviceReport {
    private static final int ROWS = 20;

    private DeviceReport() {}

    /** What a base report holds; a report base that isn't known holds nothing. */
    static Predicate<Catalog.Place> base(String reportBase) {
        return switch (reportBase) {
            case "ConfigurationInventory" -> place -> place.variable().access() != Variable.Access.READ_ONLY;
            case "FullInventory" -> _ -> true;
            case "SummaryInventory" -> place -> place.variable().isInSummary();
            default -> _ -> false;
        };
    }

    /** What GetReport asks for: components or variables by name, and properties that components have. */
    static Predicate<Catalog.Place> asked(JsonNode payload, Settings settings) {
        return place -> isAmong(payload.path("componentVariable"), place)
                && hasOne(payload.path("componentCriteria"), place, settings);
    }

    private static boolean isAmong(JsonNode asked, Catalog.Place place) {
        if (asked.isEmpty()) {
            return true;
        }
        for (JsonNode row : asked) {
            Variable variable = place.variable();
            String evse = Json.text(row, "component.evse.id");
            String name = Json.text(row, "variable.name");
            String instance = Json.text(row, "variable.instance");
            if (variable.component().equalsIgnoreCase(Json.text(row, "component.name"))
                    && (evse.isEmpty() || evse.equals(Integer.toString(place.evse())))
                    && (name.isEmpty() || name.equalsIgnoreCase(variable.variable()))
                    && (instance.isEmpty() || instance.equalsIgnoreCase(variable.instance()))) {
                return true;
            }
        }
        return false;
    }

    /** A component that says nothing of a criterion is active, available and enabled, and has no problem (B08.FR.07 to 10). */
    private static boolean hasOne(JsonNode criteria, Catalog.Place place, Settings settings) {
        if (criteria.isEmpty()) {
            return true;
        }
        for (JsonNode criterion : criteria) {
            String word = criterion.asString();
            boolean holds = settings.catalog()
                    .find(new Catalog.Question(
                            place.variable().component(),
                            place.evse(),
                            place.variable().scope() == Variable.Scope.CONNECTOR ? 1 : 0,
                            word,
                            ""))
                    .map(found -> settings.value(found.variable(), found.evse()).equalsIgnoreCase("true"))
                    .orElse(!word.equals("Problem"));
            if (holds) {
                return true;
            }
        }
        return false;
    }

    /** The parts of a report, in order; none where there are no rows. */
    static List<Said> parts(int requestId, List<Catalog.Place> places, Settings settings, long atMs) {
        List<Said> parts = new ArrayList<>();
        for (int from = 0; from < places.size(); from += ROWS) {
            int to = Math.min(places.size(), from + ROWS);
            ObjectNode part = Json.object()
                    .put("requestId", requestId)
                    .put("generatedAt", Json.time(atMs))
                    .put("seqNo", parts.size())
                    .put("tbc", to < places.size());
            part.set(
                    "reportData",
                    Json.list(places.subList(from, to).stream()
                            .map(place -> row(place, settings))
                            .toList()));
            parts.add(Said.plain("NotifyReport", part));
        }
        return parts;
    }

    private static ObjectNode row(Catalog.Place place, Settings settings) {
        Variable variable = place.variable();
        ObjectNode row = Json.object();
        row.set("component", component(place));
        ObjectNode name = Json.of("name", variable.variable());
        row.set("variable", variable.instance().isEmpty() ? name : name.put("instance", variable.instance()));
        ObjectNode attribute = Json.of("type", "Actual");
        if (variable.access() != Variable.Access.WRITE_ONLY) {
            attribute.put("value", settings.value(variable, place.evse()));
        }
        attribute
                .put("mutability", mutability(variable))
                .put("persistent", true)
                .put("constant", false);
        row.set("variableAttribute", Json.list(List.of(attribute)));
        row.set("variableCharacteristics", characteristics(variable));
        return row;
    }

    private static ObjectNode component(Catalog.Place place) {
        ObjectNode component = Json.of("name", place.variable().component());
        switch (place.variable().scope()) {
            case STATION -> {}
            case EVSE -> component.set("evse", Json.object().put("id", place.evse()));
            case CONNECTOR ->
                component.set("evse", Json.object().put("id", place.evse()).put("connectorId", 1));
        }
        return component;
    }

    private static String mutability(Variable variable) {
        return switch (variable.access()) {
            case READ_ONLY -> "ReadOnly";
            case READ_WRITE -> "ReadWrite";
            case WRITE_ONLY -> "WriteOnly";
        };
    }

    private static ObjectNode characteristics(Variable variable) {
        ObjectNode answer = Json.object();
        if (!variable.unit().isEmpty()) {
            answer.put("unit", variable.unit());
        }
        answer.put("dataType", variable.type().word());
        if (!variable.most().isEmpty()) {
            answer.put("minLimit", Long.parseLong(variable.least())).put("maxLimit", Long.parseLong(variable.most()));
        }
        if (!variable.words().isEmpty()) {
            answer.put("valuesList", String.join(",", variable.words()));
        }
        return answer.put("supportsMonitoring", variable.isMonitorable());
    }
}
