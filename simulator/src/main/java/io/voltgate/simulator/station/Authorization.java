package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;

/** Who may charge, and how a station knows (OCPP 1.6 5.4, 2.x blocks C and D). Owned by its station. */
final class Authorization {
    static final PartKind<Authorization> KIND =
            new PartKind<>(Authorization.class, _ -> new Authorization(), Authorization::orders);

    private Authorization() {}

    private static void orders(OrderTable<Authorization> table) {
        table.order(ALL, "ClearCache", (_, _) -> Json.of("status", "Accepted"));
    }
}
