package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ways to reach a gateway that are kept for the time after the next boot (OCPP 2.x B09). Owned by its station. They are kept and never dialled:
 * where a simulated station dials is said on the command line.
 */
final class NetworkProfiles {
    static final PartKind<NetworkProfiles> KIND =
            new PartKind<>(NetworkProfiles.class, _ -> new NetworkProfiles(), NetworkProfiles::orders);

    private static final int SLOTS = 4;
    private static final int LEAST_PROFILE = 1;
    private static final int MOST_PROFILE = 3;

    private final Map<Integer, ObjectNode> slots = new TreeMap<>();

    private NetworkProfiles() {}

    private static void orders(OrderTable<NetworkProfiles> table) {
        table.order(V2, "SetNetworkProfile", NetworkProfiles::set);
    }

    private ObjectNode set(JsonNode payload) {
        int slot = Payload.requiredNumber(payload, "configurationSlot");
        int profile = Payload.requiredNumber(payload, "connectionData.securityProfile");
        String url = Payload.required(payload, "connectionData.ocppCsmsUrl");
        boolean taken = slot >= 1
                && slot <= SLOTS
                && profile >= LEAST_PROFILE
                && profile <= MOST_PROFILE
                && url.matches(profile == LEAST_PROFILE ? "wss?://.+" : "wss://.+")
                && Json.text(payload, "connectionData.ocppTransport").equals("JSON");
        if (!taken || !(payload.path("connectionData") instanceof ObjectNode data)) {
            return Json.of("status", "Rejected");
        }
        slots.put(slot, data.deepCopy());
        return Json.of("status", "Accepted");
    }
}
