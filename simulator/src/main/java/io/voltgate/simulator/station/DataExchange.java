package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Data of a vendor's own (OCPP 1.6 5.6, 2.x block P). Owned by its station. It knows the vendor of {@link Costs} only. */
final class DataExchange {
    static final PartKind<DataExchange> KIND =
            new PartKind<>(DataExchange.class, DataExchange::new, DataExchange::orders);

    private final Station station;

    private DataExchange(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<DataExchange> table) {
        table.order(ALL, "DataTransfer", DataExchange::transfer);
    }

    private ObjectNode transfer(JsonNode payload) {
        if (!Payload.required(payload, "vendorId").equals(Costs.VENDOR)) {
            return Json.of("status", "UnknownVendorId");
        }
        JsonNode data = payload.path("data");
        return station.part(Costs.KIND)
                .transferred(Json.text(payload, "messageId"), data.isString() ? data.asString() : null);
    }
}
