package io.voltgate.benchmarks.load;

import java.util.Optional;

/** OCPP 1.6. Stateless. */
record Wording16() implements Wording {
    private static final String TRANSACTION = "\"transactionId\":";

    @Override
    public String subprotocol() {
        return "ocpp1.6";
    }

    @Override
    public String call(String messageId, Step step, Charge charge) {
        return switch (step) {
            case BOOT ->
                frame(
                        messageId,
                        "BootNotification",
                        "\"chargePointVendor\":\"Load\",\"chargePointModel\":\"Light\",\"firmwareVersion\":\"1\"");
            case AUTHORIZE -> frame(messageId, "Authorize", "\"idTag\":\"" + charge.station() + '"');
            case START ->
                frame(
                        messageId,
                        "StartTransaction",
                        "\"connectorId\":1,\"idTag\":\"" + charge.station() + "\",\"meterStart\":" + charge.registerWh()
                                + ",\"timestamp\":\"" + charge.time() + '"');
            case METER -> frame(messageId, "MeterValues", meterValues(charge));
            case STOP ->
                frame(
                        messageId,
                        "StopTransaction",
                        "\"transactionId\":" + charge.transaction() + ",\"meterStop\":" + charge.registerWh()
                                + ",\"timestamp\":\"" + charge.time() + "\",\"reason\":\"Local\",\"idTag\":\""
                                + charge.station() + '"');
        };
    }

    private static String meterValues(Charge charge) {
        return "\"connectorId\":1,\"transactionId\":" + charge.transaction() + ",\"meterValue\":[{\"timestamp\":\""
                + charge.time() + "\",\"sampledValue\":[{\"value\":\"" + charge.registerWh()
                + "\",\"measurand\":\"Energy.Active.Import.Register\",\"unit\":\"Wh\",\"context\":\"Sample.Periodic\"},"
                + "{\"value\":\"11020.5\",\"measurand\":\"Power.Active.Import\",\"unit\":\"W\"},"
                + "{\"value\":\"48\",\"measurand\":\"SoC\",\"unit\":\"Percent\"}]}]";
    }

    private static String frame(String messageId, String action, String members) {
        return "[2,\"" + messageId + "\",\"" + action + "\",{" + members + "}]";
    }

    @Override
    public Optional<String> transactionIn(String startAnswer) {
        int at = startAnswer.indexOf(TRANSACTION);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + TRANSACTION.length();
        int to = from;
        while (to < startAnswer.length() && Character.isDigit(startAnswer.charAt(to))) {
            to++;
        }
        return Optional.of(startAnswer.substring(from, to));
    }

    @Override
    public boolean isGood(Step step, String answer) {
        return step == Step.METER || answer.contains("\"Accepted\"");
    }
}
