package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices and costs that drivers are shown (OCPP 2.x block I; in 1.6 the data of DataTransfer by "OCPP &amp; California Pricing
 * Requirements"). Owned by its station. What it shows is the last that it was told, or that {@link LocalCosts} have reckoned.
 */
final class Costs {
    static final PartKind<Costs> KIND = new PartKind<>(Costs.class, Costs::new, Costs::orders);

    /** Whose data in DataTransfer are costs. */
    static final String VENDOR = "org.openchargealliance.costmsg";

    private static final Set<String> MESSAGES = Set.of("SetUserPrice", "RunningCost", "FinalCost");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Station station;
    private String shown = "";

    private Costs(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Costs> table) {
        table.order(V2, "CostUpdated", Costs::updated);
    }

    /** What a driver sees of costs now, empty where nothing was told. */
    String shown() {
        return shown;
    }

    /** The station itself has reckoned what a transaction costs. */
    void show(String amount, String transaction) {
        shown = amount + " for " + transaction;
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
}
