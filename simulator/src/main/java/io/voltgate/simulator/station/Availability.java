package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is in service and what isn't, and the states told of it (OCPP 1.6 5.2, 2.x block G). Owned by its station. What runs is not
 * interrupted.
 */
final class Availability {
    static final PartKind<Availability> KIND =
            new PartKind<>(Availability.class, Availability::new, Availability::orders);

    private final Station station;

    private Availability(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Availability> table) {
        table.order(V16, "ChangeAvailability", Availability::change16)
                .order(V2, "ChangeAvailability", Availability::change2)
                .trigger(ALL, "StatusNotification", Availability::sayStatus)
                .trigger(ALL, "Heartbeat", Availability::sayHeartbeat);
    }

    private ObjectNode change16(JsonNode payload) {
        return change(
                Payload.requiredNumber(payload, "connectorId"),
                Payload.required(payload, "type").equals("Operative"));
    }

    private ObjectNode change2(JsonNode payload) {
        return change(
                Json.number(payload, "evse.id", 0),
                Payload.required(payload, "operationalStatus").equals("Operative"));
    }

    private ObjectNode change(int number, boolean operative) {
        List<Connector> meant = station.meant(number);
        if (meant.isEmpty()) {
            return Json.of("status", Verdict.REJECTED.word());
        }
        boolean later = !operative && meant.stream().anyMatch(each -> each.charge() != null);
        station.afterAnswer(() -> meant.forEach(each -> each.operate(operative)));
        return Json.of("status", (later ? Verdict.LATER : Verdict.ACCEPTED).word());
    }

    private Verdict sayStatus(int number) {
        station.afterAnswer(() ->
                station.meant(number).forEach(each -> station.statuses().say(each.number(), each.state())));
        return Verdict.ACCEPTED;
    }

    private Verdict sayHeartbeat(int number) {
        station.afterAnswer(station::sayHeartbeat);
        return Verdict.ACCEPTED;
    }
}
