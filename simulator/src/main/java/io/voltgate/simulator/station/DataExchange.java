package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;

/** Data of a vendor's own (OCPP 1.6 5.6, 2.x block P). Owned by its station. It knows no vendor. */
final class DataExchange {
    static final PartKind<DataExchange> KIND =
            new PartKind<>(DataExchange.class, _ -> new DataExchange(), DataExchange::orders);

    private DataExchange() {}

    private static void orders(OrderTable<DataExchange> table) {
        table.order(ALL, "DataTransfer", (_, _) -> Json.of("status", "UnknownVendorId"));
    }
}
