package io.voltgate.simulator.eye;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Transactions of OCPP 1.6, whose ids the server gives. Owned by its eye. An id that the station names counts as known. */
final class TransactionLook16 implements Look {
    private static final String START = "StartTransaction";
    private static final String STOP = "StopTransaction";
    private static final String ID = "transactionId";

    private final Map<JsonNode, Long> starts = new Memory<>();
    private final Map<Long, Boolean> over = new Memory<>();

    @Override
    public void said(Exchange call) {
        if (call.has(ID)) {
            over.putIfAbsent(call.number(ID), false);
        }
    }

    @Override
    public void answered(Exchange call, JsonNode answer, Notes notes) {
        if (call.action().equals(STOP)) {
            over.put(call.number(ID), true);
        } else if (call.action().equals(START) && answer.path(ID).isIntegralNumber()) {
            started(call, answer.path(ID).asLong(), notes);
        }
    }

    private void started(Exchange call, long id, Notes notes) {
        notes.breachIf(id <= 0, Rule.TRANSACTION_NUMBER, "the transaction's id is " + id);
        Long before = starts.putIfAbsent(call.payload(), id);
        if (before == null) {
            notes.breachIf(over.containsKey(id), Rule.TRANSACTION_REUSED, "another transaction has the id " + id);
        } else {
            notes.breachIf(before != id, Rule.TRANSACTION_DIFFERS, "the same start got " + before + ", now " + id);
        }
        over.putIfAbsent(id, false);
    }

    @Override
    public void called(Exchange call, Notes notes) {
        if (call.action().equals("RemoteStopTransaction")) {
            check(call.number(ID), notes);
        } else if (call.payload().path("csChargingProfiles").has(ID)) {
            check(call.payload().path("csChargingProfiles").path(ID).asLong(0), notes);
        }
    }

    private void check(long id, Notes notes) {
        Boolean ended = over.get(id);
        notes.breachIf(ended == null, Rule.TRANSACTION_UNKNOWN, "the station has told of no transaction " + id);
        notes.breachIf(ended != null && ended, Rule.TRANSACTION_OVER, "the transaction " + id + " has ended");
    }
}
