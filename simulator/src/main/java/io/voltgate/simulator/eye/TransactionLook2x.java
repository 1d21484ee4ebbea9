package io.voltgate.simulator.eye;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Transactions of OCPP 2.x, whose ids the station gives. Owned by its eye. */
final class TransactionLook2x implements Look {
    private static final String EVENT = "TransactionEvent";
    private static final String ID = "transactionId";
    /** What is about a transaction that may be over. */
    private static final Set<String> ABOUT_THE_PAST = Set.of("GetTransactionStatus", "CostUpdated");

    private final Map<String, Boolean> over = new Memory<>();

    @Override
    public void said(Exchange call) {
        if (call.action().equals(EVENT)) {
            over.putIfAbsent(call.payload().path("transactionInfo").path(ID).asString(""), false);
        }
    }

    @Override
    public void answered(Exchange call, JsonNode answer, Notes notes) {
        if (!call.action().equals(EVENT)) {
            return;
        }
        if (call.text("eventType").equals("Ended")) {
            over.put(call.payload().path("transactionInfo").path(ID).asString(""), true);
        }
        notes.breachIf(
                call.has("idToken") && !answer.has("idTokenInfo"),
                Rule.TOKEN_ANSWER,
                "the event has an id token, the answer nothing of it");
        notes.breachIf(
                answer.path("totalCost").asDouble(0) < 0,
                Rule.COST_NEGATIVE,
                "the cost is " + answer.path("totalCost"));
    }

    @Override
    public void called(Exchange call, Notes notes) {
        boolean past = ABOUT_THE_PAST.contains(call.action());
        for (JsonNode at : new JsonNode[] {
            call.payload(),
            call.payload().path("chargingProfile"),
            call.payload().path("message")
        }) {
            if (at.has(ID) && !call.action().equals("RequestStartTransaction")) {
                check(at.path(ID).asString(""), past, notes);
            }
        }
        notes.breachIf(
                call.payload().path("totalCost").asDouble(0) < 0,
                Rule.COST_NEGATIVE,
                "the cost is " + call.payload().path("totalCost"));
    }

    private void check(String id, boolean past, Notes notes) {
        Boolean ended = over.get(id);
        notes.breachIf(ended == null, Rule.TRANSACTION_UNKNOWN, "the station has told of no transaction " + id);
        notes.breachIf(ended != null && ended && !past, Rule.TRANSACTION_OVER, "the transaction " + id + " has ended");
    }
}
