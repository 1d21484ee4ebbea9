package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a station knows of a customer, told and forgotten on order (OCPP 2.x N09 and N10). Owned by its station. Exactly one way to name the
 * customer is taken.
 */
final class CustomerData {
    static final PartKind<CustomerData> KIND =
            new PartKind<>(CustomerData.class, CustomerData::new, CustomerData::orders);

    private static final int PART = 512;

    private final Station station;
    private final List<String> forgotten = new ArrayList<>(0);

    private CustomerData(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<CustomerData> table) {
        table.order(V2, "CustomerInformation", CustomerData::inform);
    }

    private ObjectNode inform(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        String token = Json.text(payload, "idToken.idToken");
        String identifier = Json.text(payload, "customerIdentifier");
        int named = (token.isEmpty() ? 0 : 1)
                + (identifier.isEmpty() ? 0 : 1)
                + (payload.path("customerCertificate").isObject() ? 1 : 0);
        boolean report = payload.path("report").asBoolean(false);
        boolean clear = payload.path("clear").asBoolean(false);
        if (named != 1) {
            return Json.of("status", "Invalid");
        }
        if (!report && !clear) {
            return Json.of("status", "Rejected");
        }
        String told = report ? known(token) : "";
        if (clear && !token.isEmpty()) {
            forgotten.add(token);
        }
        station.afterAnswer(() -> tell(requestId, told));
        return Json.of("status", "Accepted");
    }

    private String known(String token) {
        StringBuilder text = new StringBuilder();
        if (!token.isEmpty() && !forgotten.contains(token)) {
            station.connectors().stream()
                    .flatMap(each -> each.sessions().stream())
                    .filter(session -> session.token().equals(token))
                    .forEach(session -> text.append("transaction ")
                            .append(session.transactionId())
                            .append(" at EVSE ")
                            .append(session.connector())
                            .append(": ")
                            .append(session.deliveredWh())
                            .append(" Wh\n"));
        }
        return text.toString();
    }

    /** Also where nothing is known or all was cleared, one message says so (N09.FR.05, N10.FR.04). */
    private void tell(int requestId, String text) {
        int from = 0;
        int seqNo = 0;
        do {
            int to = Math.min(text.length(), from + PART);
            station.say(Said.plain(
                    "NotifyCustomerInformation",
                    Json.of("data", text.substring(from, to))
                            .put("tbc", to < text.length())
                            .put("seqNo", seqNo++)
                            .put("generatedAt", Json.time(station.stamp()))
                            .put("requestId", requestId)));
            from = to;
        } while (from < text.length());
    }
}
