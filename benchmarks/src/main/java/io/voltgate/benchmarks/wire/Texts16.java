package io.voltgate.benchmarks.wire;

import java.util.EnumMap;
import java.util.Map;

/** The calls of a session in OCPP 1.6, as texts with slots. Stateless. Meter values have energy, power, SoC and three currents. */
final class Texts16 {
    private Texts16() {}

    static Map<Step, String> of(String prefix) {
        Map<Step, String> texts = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            texts.put(step, "[2,\"{message}\"," + text(step, "\"idTag\":\"" + prefix + "{station}\"") + "]");
        }
        return texts;
    }

    private static String text(Step step, String tag) {
        return switch (step) {
            case BOOT ->
                "\"BootNotification\",{\"chargePointVendor\":\"Load\",\"chargePointModel\":\"Light\","
                        + "\"firmwareVersion\":\"1\"}";
            case AVAILABLE, FREE -> status("Available");
            case PREPARING -> status("Preparing");
            case CHARGING -> status("Charging");
            case FINISHING -> status("Finishing");
            case AUTHORIZE -> "\"Authorize\",{" + tag + "}";
            case START ->
                "\"StartTransaction\",{\"connectorId\":1," + tag
                        + ",\"meterStart\":{register},\"timestamp\":\"{time}\"}";
            case STOP ->
                "\"StopTransaction\",{\"transactionId\":{transaction},\"meterStop\":{register},"
                        + "\"timestamp\":\"{time}\",\"reason\":\"Local\"," + tag + "}";
            case METER ->
                "\"MeterValues\",{\"connectorId\":1,\"transactionId\":{transaction},\"meterValue\":["
                        + "{\"timestamp\":\"{time}\",\"sampledValue\":["
                        + sample("{register}", "Energy.Active.Import.Register", "\"Wh\"") + ","
                        + sample("11020.5", "Power.Active.Import", "\"W\"") + ","
                        + sample("48", "SoC", "\"Percent\"") + ","
                        + sample("16.1", "Current.Import", "\"A\",\"phase\":\"L1\"") + ","
                        + sample("15.9", "Current.Import", "\"A\",\"phase\":\"L2\"") + ","
                        + sample("16.0", "Current.Import", "\"A\",\"phase\":\"L3\"") + "]}]}";
        };
    }

    private static String status(String status) {
        return "\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + status
                + "\",\"timestamp\":\"{time}\"}";
    }

    private static String sample(String value, String measurand, String unit) {
        return "{\"value\":\"" + value + "\",\"context\":\"Sample.Periodic\",\"measurand\":\"" + measurand
                + "\",\"unit\":" + unit + "}";
    }
}
