package io.voltgate.benchmarks.load;

import java.util.Optional;

/** OCPP 2.0.1. Stateless. */
record Wording201() implements Wording {
    private static final String CHARGING = "\"chargingState\":\"Charging\"";
    private static final EventKind STARTED =
            new EventKind("Started", "CablePluggedIn", "Transaction.Begin", CHARGING, true);
    private static final EventKind UPDATED =
            new EventKind("Updated", "MeterValuePeriodic", "Sample.Periodic", CHARGING, false);
    private static final EventKind ENDED =
            new EventKind("Ended", "StopAuthorized", "Transaction.End", "\"stoppedReason\":\"Local\"", true);

    @Override
    public String subprotocol() {
        return "ocpp2.0.1";
    }

    @Override
    public String call(String messageId, Step step, Charge charge) {
        return switch (step) {
            case BOOT ->
                frame(
                        messageId,
                        "BootNotification",
                        "\"reason\":\"PowerUp\",\"chargingStation\":{\"vendorName\":\"Load\",\"model\":\"Light\"}");
            case AUTHORIZE -> frame(messageId, "Authorize", token(charge));
            case START -> frame(messageId, "TransactionEvent", STARTED.tell(charge));
            case METER -> frame(messageId, "TransactionEvent", UPDATED.tell(charge));
            case STOP -> frame(messageId, "TransactionEvent", ENDED.tell(charge));
        };
    }

    private static String token(Charge charge) {
        return "\"idToken\":{\"idToken\":\"" + charge.station() + "\",\"type\":\"ISO14443\"}";
    }

    /** What tells the three kinds of events apart. */
    private record EventKind(String phase, String trigger, String context, String info, boolean named) {
        String tell(Charge charge) {
            return "\"eventType\":\"" + phase + "\",\"timestamp\":\"" + charge.time() + "\",\"triggerReason\":\""
                    + trigger + "\",\"seqNo\":" + charge.nextSeqNo() + ",\"transactionInfo\":{\"transactionId\":\""
                    + charge.transaction() + "\"," + info + "},\"evse\":{\"id\":1,\"connectorId\":1}"
                    + (named ? ',' + token(charge) : "") + ",\"meterValue\":[{\"timestamp\":\"" + charge.time()
                    + "\",\"sampledValue\":[{\"value\":" + charge.registerWh() + ",\"context\":\"" + context
                    + "\",\"measurand\":\"Energy.Active.Import.Register\",\"unitOfMeasure\":{\"unit\":\"Wh\"}},"
                    + "{\"value\":11020.5,\"context\":\"" + context
                    + "\",\"measurand\":\"Power.Active.Import\",\"unitOfMeasure\":{\"unit\":\"W\"}}]}]";
        }
    }

    private static String frame(String messageId, String action, String members) {
        return "[2,\"" + messageId + "\",\"" + action + "\",{" + members + "}]";
    }

    @Override
    public Optional<String> transactionIn(String startAnswer) {
        return Optional.empty();
    }

    @Override
    public boolean isGood(Step step, String answer) {
        return step == Step.METER || answer.contains("\"Accepted\"");
    }
}
