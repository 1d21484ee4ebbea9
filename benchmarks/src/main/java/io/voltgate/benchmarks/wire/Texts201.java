package io.voltgate.benchmarks.wire;

import java.util.EnumMap;
import java.util.Map;

/** The calls of a session in OCPP 2.0.1, as texts with slots. Stateless. Meter values have energy, power, SoC and three currents. */
final class Texts201 {
    private static final String CHARGING_STATE = "\"chargingState\":\"Charging\"";

    private Texts201() {}

    static Map<Step, String> of(String prefix) {
        String station = prefix + "{station}";
        Map<Step, String> texts = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            texts.put(step, "[2,\"{message}\"," + text(step, station) + "]");
        }
        return texts;
    }

    private static String text(Step step, String station) {
        String token = "\"idToken\":{\"idToken\":\"" + station + "\",\"type\":\"ISO14443\"}";
        return switch (step) {
            case BOOT ->
                "\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":{\"vendorName\":\"Load\","
                        + "\"model\":\"Light\"}}";
            case AVAILABLE, FREE -> status("Available");
            case PREPARING, CHARGING, FINISHING -> status("Occupied");
            case AUTHORIZE -> "\"Authorize\",{" + token + "}";
            case START ->
                event("Started", "Authorized", station, CHARGING_STATE) + "," + token + ","
                        + meterValue("Transaction.Begin", false) + "}";
            case METER ->
                event("Updated", "MeterValuePeriodic", station, CHARGING_STATE) + ","
                        + meterValue("Sample.Periodic", true) + "}";
            case STOP ->
                event("Ended", "StopAuthorized", station, "\"stoppedReason\":\"Local\"") + "," + token + ","
                        + meterValue("Transaction.End", false) + "}";
        };
    }

    private static String status(String status) {
        return "\"StatusNotification\",{\"timestamp\":\"{time}\",\"connectorStatus\":\"" + status
                + "\",\"evseId\":1,\"connectorId\":1}";
    }

    private static String event(String phase, String trigger, String station, String info) {
        return "\"TransactionEvent\",{\"eventType\":\"" + phase + "\",\"timestamp\":\"{time}\",\"triggerReason\":\""
                + trigger + "\",\"seqNo\":{sequence},\"transactionInfo\":{\"transactionId\":\"" + station
                + "-{session}\"," + info + "},\"evse\":{\"id\":1,\"connectorId\":1}";
    }

    private static String meterValue(String context, boolean all) {
        String energy = sample("{register}", "Energy.Active.Import.Register", "Wh", "", context);
        String rest = ","
                + sample("11020.5", "Power.Active.Import", "W", "", context) + ","
                + sample("48", "SoC", "Percent", "", context) + ","
                + sample("16.1", "Current.Import", "A", "\"phase\":\"L1\",", context) + ","
                + sample("15.9", "Current.Import", "A", "\"phase\":\"L2\",", context) + ","
                + sample("16.0", "Current.Import", "A", "\"phase\":\"L3\",", context);
        return "\"meterValue\":[{\"timestamp\":\"{time}\",\"sampledValue\":[" + energy + (all ? rest : "") + "]}]";
    }

    private static String sample(String value, String measurand, String unit, String phase, String context) {
        return "{\"value\":" + value + ",\"context\":\"" + context + "\",\"measurand\":\"" + measurand + "\"," + phase
                + "\"unitOfMeasure\":{\"unit\":\"" + unit + "\"}}";
    }
}
