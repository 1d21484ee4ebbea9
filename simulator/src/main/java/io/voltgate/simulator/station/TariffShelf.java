package io.voltgate.simulator.station;

import io.voltgate.simulator.station.tariff.Tariff;
import io.voltgate.simulator.station.tariff.Unsupported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tariffs in a station: for each EVSE the default ones by the time from which they hold, and those of drivers (OCPP 2.1, I07 to I10).
 * Owned by its station. One id stands for one content; it holds a few of each.
 */
final class TariffShelf {
    private static final int MOST_OF_EVSE = 10;
    private static final int MOST_DRIVERS = 100;

    private final Station station;
    private final Map<Integer, TreeMap<Long, Kept>> defaults = new TreeMap<>();
    private final Map<String, Tariff> drivers = new LinkedHashMap<>();

    private record Kept(Tariff tariff, JsonNode told) {
        String id() {
            return tariff.id();
        }
    }

    TariffShelf(Station station) {
        this.station = station;
    }

    /** What a driver pays at an EVSE now, null where no tariff says. */
    @Nullable
    Tariff find(int evse, String token) {
        Tariff own = drivers.get(token);
        Map.Entry<Long, Kept> usual = defaults.getOrDefault(evse, new TreeMap<>())
                .floorEntry(station.timeline().nowMs());
        return own != null ? own : usual == null ? null : usual.getValue().tariff();
    }

    /** The gateway has named a driver's own tariff with the authorization, or none; one that can't be reckoned by is none. */
    void ofDriver(String token, JsonNode told) {
        drivers.remove(token);
        if (told.isObject()) {
            try {
                drivers.put(token, Tariff.read(told));
            } catch (Unsupported unsupported) {
                return;
            }
        }
        if (drivers.size() > MOST_DRIVERS) {
            drivers.remove(drivers.keySet().iterator().next());
        }
    }

    ObjectNode setDefault(JsonNode payload) {
        int evse = Payload.requiredNumber(payload, "evseId");
        String id = Payload.required(payload, "tariff.tariffId");
        String _ = Payload.required(payload, "tariff.currency");
        JsonNode told = payload.path("tariff");
        if (evse != 0 && station.connector(evse).isEmpty()) {
            return Json.of("status", "Rejected");
        }
        boolean otherContent = defaults.values().stream()
                .flatMap(each -> each.values().stream())
                .anyMatch(each -> each.id().equals(id) && !each.told().equals(told));
        if (otherContent) {
            return Json.of("status", "DuplicateTariffId");
        }
        try {
            Kept kept = new Kept(Tariff.read(told), told);
            long from = Json.moment(Json.text(told, "validFrom"));
            boolean room = station.meant(evse).stream()
                    .allMatch(each -> defaults.getOrDefault(each.number(), new TreeMap<>())
                                    .size()
                            < MOST_OF_EVSE);
            if (!room) {
                return Json.of("status", "TooManyElements");
            }
            station.meant(evse).forEach(each -> put(each.number(), from, kept));
            return Json.of("status", "Accepted");
        } catch (Unsupported unsupported) {
            return Json.of("status", unsupported.status());
        }
    }

    /** One that holds already takes the place of those before it; one of a later day waits. */
    private void put(int evse, long from, Kept kept) {
        TreeMap<Long, Kept> line = defaults.computeIfAbsent(evse, _ -> new TreeMap<>());
        long now = station.timeline().nowMs();
        if (from <= now) {
            line.headMap(now, true).clear();
        }
        line.put(from, kept);
    }

    ObjectNode get(JsonNode payload) {
        int evse = Payload.requiredNumber(payload, "evseId");
        Map<String, ObjectNode> rows = new TreeMap<>();
        defaults.forEach((place, line) -> line.forEach((from, kept) -> {
            if (evse == 0 || place == evse) {
                ObjectNode row = rows.computeIfAbsent(
                        kept.id(), id -> Json.of("tariffId", id).put("tariffKind", "DefaultTariff"));
                row.withArray("evseIds").add(place);
                if (from > 0) {
                    row.put("validFrom", Json.time(from));
                }
            }
        }));
        if (evse == 0) {
            drivers.forEach((token, tariff) -> rows.computeIfAbsent(
                            tariff.id(), id -> Json.of("tariffId", id).put("tariffKind", "DriverTariff"))
                    .withArray("idTokens")
                    .add(token));
        }
        if (rows.isEmpty()) {
            return Json.of("status", "NoTariff");
        }
        ObjectNode answer = Json.of("status", "Accepted");
        answer.set("tariffAssignments", Json.list(rows.values()));
        return answer;
    }

    /** Without ids all are meant, without an EVSE everywhere (I10). */
    ObjectNode clear(JsonNode payload) {
        int evse = Json.number(payload, "evseId", 0);
        Set<String> wanted = new TreeSet<>();
        payload.path("tariffIds").forEach(id -> wanted.add(id.asString()));
        Set<String> known = new TreeSet<>();
        defaults.forEach((place, line) -> {
            if (evse == 0 || place == evse) {
                line.values().forEach(each -> known.add(each.id()));
                line.values().removeIf(each -> wanted.isEmpty() || wanted.contains(each.id()));
            }
        });
        if (evse == 0) {
            drivers.values().forEach(each -> known.add(each.id()));
            drivers.values().removeIf(each -> wanted.isEmpty() || wanted.contains(each.id()));
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (String id : wanted.isEmpty() ? known : wanted) {
            rows.add(Json.of("tariffId", id).put("status", known.contains(id) ? "Accepted" : "NoTariff"));
        }
        if (rows.isEmpty()) {
            rows.add(Json.of("status", "NoTariff"));
        }
        ObjectNode answer = Json.object();
        answer.set("clearTariffsResult", Json.list(rows));
        return answer;
    }

    /** Reads a tariff for one transaction; empty with the status in the answer where it can't be reckoned by. */
    static Optional<Tariff> read(JsonNode told, ObjectNode answer) {
        try {
            return Optional.of(Tariff.read(told));
        } catch (Unsupported unsupported) {
            answer.put("status", unsupported.status());
            return Optional.empty();
        }
    }
}
