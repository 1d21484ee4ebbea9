package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;
import static io.voltgate.simulator.station.OrderTable.V21;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices and costs that drivers are shown (OCPP 2.x block I; in 1.6 the data of DataTransfer by "OCPP &amp; California Pricing
 * Requirements"). Owned by its station. It shows what it is told; it computes no cost of its own.
 */
final class Costs {
    static final PartKind<Costs> KIND = new PartKind<>(Costs.class, Costs::new, Costs::orders);

    /** Whose data in DataTransfer are costs. */
    static final String VENDOR = "org.openchargealliance.costmsg";

    private static final Set<String> MESSAGES = Set.of("SetUserPrice", "RunningCost", "FinalCost");
    private static final int MAX_TARIFFS = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Station station;
    private final Map<Integer, Default> defaults = new TreeMap<>();
    private String shown = "";

    /** The default tariff of an EVSE. */
    private record Default(String tariffId, String currency, ObjectNode tariff) {}

    private Costs(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Costs> table) {
        table.order(V2, "CostUpdated", Costs::updated)
                .order(V21, "SetDefaultTariff", Costs::setDefault)
                .order(V21, "GetTariffs", Costs::get)
                .order(V21, "ClearTariffs", Costs::clear)
                .order(V21, "ChangeTransactionTariff", Costs::change);
    }

    /** What a driver sees of costs now, empty where nothing was told. */
    String shown() {
        return shown;
    }

    private ObjectNode updated(JsonNode payload) {
        shown = Payload.required(payload, "totalCost") + " for " + Payload.required(payload, "transactionId");
        return Json.object();
    }

    /** A message of the vendor of costs; null data is as wrong as data that isn't JSON. */
    ObjectNode transferred(String messageId, @Nullable String data) {
        if (!MESSAGES.contains(messageId)) {
            return Json.of("status", "UnknownMessageId");
        }
        if (!station.settings().flag("CustomDisplayCostAndPrice")) {
            return Json.of("status", "Rejected");
        }
        try {
            JsonNode told = JSON.readTree(data == null ? "" : data);
            boolean priced = messageId.equals("SetUserPrice");
            String wanted = Json.text(told, priced ? "priceText" : "cost");
            if (wanted.isEmpty()) {
                return Json.of("status", "Rejected");
            }
            shown = priced ? wanted : wanted + " for " + Json.text(told, "transactionId");
            return Json.of("status", "Accepted");
        } catch (JacksonException unreadable) {
            return Json.of("status", "Rejected");
        }
    }

    private ObjectNode setDefault(JsonNode payload) {
        int evse = Payload.requiredNumber(payload, "evseId");
        String id = Payload.required(payload, "tariff.tariffId");
        String currency = Payload.required(payload, "tariff.currency");
        if (evse != 0 && station.connector(evse).isEmpty()) {
            return Json.of("status", "Rejected");
        }
        if (!(payload.path("tariff") instanceof ObjectNode tariff) || defaults.size() >= MAX_TARIFFS) {
            return Json.of("status", "TooManyElements");
        }
        boolean otherContent = defaults.values().stream()
                .anyMatch(each -> each.tariffId().equals(id) && !each.tariff().equals(tariff));
        if (otherContent) {
            return Json.of("status", "DuplicateTariffId");
        }
        station.meant(evse).forEach(each -> defaults.put(each.number(), new Default(id, currency, tariff.deepCopy())));
        return Json.of("status", "Accepted");
    }

    private ObjectNode get(JsonNode payload) {
        int evse = Payload.requiredNumber(payload, "evseId");
        Map<String, List<Integer>> places = defaults.entrySet().stream()
                .filter(each -> evse == 0 || each.getKey() == evse)
                .collect(Collectors.groupingBy(
                        each -> each.getValue().tariffId(),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (places.isEmpty()) {
            return Json.of("status", "NoTariff");
        }
        List<ObjectNode> rows = new ArrayList<>();
        places.forEach((id, evses) -> {
            ObjectNode row = Json.of("tariffId", id).put("tariffKind", "DefaultTariff");
            evses.forEach(row.putArray("evseIds")::add);
            rows.add(row);
        });
        ObjectNode answer = Json.of("status", "Accepted");
        answer.set("tariffAssignments", Json.list(rows));
        return answer;
    }

    /** Without ids all are meant, without an EVSE everywhere (I10). */
    private ObjectNode clear(JsonNode payload) {
        int evse = Json.number(payload, "evseId", 0);
        Set<String> wanted = new TreeSet<>();
        payload.path("tariffIds").forEach(id -> wanted.add(id.asString()));
        Set<String> known = defaults.entrySet().stream()
                .filter(each -> evse == 0 || each.getKey() == evse)
                .map(each -> each.getValue().tariffId())
                .collect(Collectors.toCollection(TreeSet::new));
        List<ObjectNode> rows = new ArrayList<>();
        for (String id : wanted.isEmpty() ? known : wanted) {
            rows.add(Json.of("tariffId", id).put("status", known.contains(id) ? "Accepted" : "NoTariff"));
        }
        defaults.entrySet()
                .removeIf(each -> (evse == 0 || each.getKey() == evse)
                        && (wanted.isEmpty() || wanted.contains(each.getValue().tariffId())));
        if (rows.isEmpty()) {
            rows.add(Json.of("status", "NoTariff"));
        }
        ObjectNode answer = Json.object();
        answer.set("clearTariffsResult", Json.list(rows));
        return answer;
    }

    /** A tariff for one transaction; it must keep the currency (I11). */
    private ObjectNode change(JsonNode payload) {
        String transaction = Payload.required(payload, "transactionId");
        String currency = Payload.required(payload, "tariff.currency");
        Optional<Connector> running = station.connectors().stream()
                .filter(each -> {
                    Charge charge = each.charge();
                    return charge != null && !charge.isEnded() && transaction.equals(charge.transactionId());
                })
                .findFirst();
        if (running.isEmpty()) {
            return Json.of("status", "TxNotFound");
        }
        Default before = defaults.get(running.get().number());
        if (before == null) {
            return Json.of("status", "Rejected");
        }
        return Json.of("status", before.currency().equals(currency) ? "Accepted" : "NoCurrencyChange");
    }
}
