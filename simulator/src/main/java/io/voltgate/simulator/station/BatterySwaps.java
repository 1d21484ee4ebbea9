package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Batteries that drivers swap (OCPP 2.1, block S): an empty one goes in, a full one comes out. Owned by its station. One swap at a time; each
 * ends with the full battery taken, or left behind.
 */
final class BatterySwaps {
    static final PartKind<BatterySwaps> KIND =
            new PartKind<>(BatterySwaps.class, BatterySwaps::new, BatterySwaps::orders);

    private static final long HANDLING_MS = 10_000;
    private static final long PATIENCE_MS = 60_000;
    private static final int EMPTY_PERCENT = 12;
    private static final int FULL_PERCENT = 98;

    private final Station station;
    private @Nullable Swap running;
    private int swaps;

    private record Swap(int requestId, Charge.Driver driver, boolean taken) {}

    private BatterySwaps(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<BatterySwaps> table) {
        table.order(V21, "RequestBatterySwap", BatterySwaps::request);
    }

    private ObjectNode request(JsonNode payload) {
        Charge.Driver driver = new Charge.Driver(
                Payload.required(payload, "idToken.idToken"), Payload.required(payload, "idToken.type"), null, true);
        Swap swap = new Swap(Payload.requiredNumber(payload, "requestId"), driver, true);
        if (running != null) {
            return Json.of("status", "Rejected");
        }
        begin(swap);
        return Json.of("status", "Accepted");
    }

    /** A driver comes with a card and an empty battery (S01); false where somebody else is at it. */
    boolean swap(String token, boolean taken) {
        if (running != null) {
            return false;
        }
        Swap swap = new Swap(++swaps, Charge.Driver.of(token), taken);
        running = swap;
        station.part(Authorization.KIND).ask(token, permit -> {
            if (permit.isAccepted()) {
                begin(swap);
            } else {
                running = null;
            }
        });
        return true;
    }

    private void begin(Swap swap) {
        running = swap;
        Timeline.Timer _ = station.timeline().after(HANDLING_MS, () -> {
            say(swap, "BatteryIn", EMPTY_PERCENT);
            long waitMs = swap.taken() ? HANDLING_MS : PATIENCE_MS;
            Timeline.Timer _ = station.timeline().after(waitMs, () -> {
                say(swap, swap.taken() ? "BatteryOut" : "BatteryOutTimeout", FULL_PERCENT);
                running = null;
            });
        });
    }

    private void say(Swap swap, String event, int socPercent) {
        boolean comes = event.equals("BatteryIn");
        ObjectNode payload = Json.of("eventType", event).put("requestId", swap.requestId());
        payload.set(
                "idToken",
                Json.of("idToken", swap.driver().token())
                        .put("type", swap.driver().type()));
        payload.set(
                "batteryData",
                Json.list(List.of(Json.object()
                        .put("evseId", 1)
                        .put("serialNumber", station.serial() + (comes ? "-in-" : "-out-") + swap.requestId())
                        .put("soC", socPercent)
                        .put("soH", 95))));
        station.say(Said.plain("BatterySwap", payload));
    }
}
