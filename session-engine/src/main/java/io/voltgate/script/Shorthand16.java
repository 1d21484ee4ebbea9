package io.voltgate.script;

import io.voltgate.script.Shorthand.Shortened;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The short forms of OCPP 1.6. Stateless. Every payload written here without arguments is valid by the official schema. */
final class Shorthand16 {
    private Shorthand16() {}

    static ObjectNode write(String action, Shortened args) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        switch (action) {
            case "BootNotification" -> {
                String _ = args.take("reason", "");
                out.put("chargePointVendor", args.take("vendor", "Voltgate"));
                out.put("chargePointModel", args.take("model", "Script"));
            }
            case "Authorize" -> out.put("idTag", args.take("tag", args.word(0, "A")));
            case "StatusNotification" -> {
                out.set("connectorId", args.number("connector", "1"));
                out.put("errorCode", args.take("error", "NoError"));
                out.put("status", args.take("status", args.word(0, "Available")));
                out.put("timestamp", args.time());
            }
            case "StartTransaction" -> {
                out.set("connectorId", args.number("connector", "1"));
                out.put("idTag", args.take("tag", "A"));
                out.set("meterStart", args.number("meter", "0"));
                out.put("timestamp", args.time());
            }
            case "StopTransaction" -> {
                out.set("transactionId", args.number("tx", "1"));
                out.set("meterStop", args.number("meter", "0"));
                out.put("timestamp", args.time());
                if (args.has("tag")) {
                    out.put("idTag", args.take("tag", ""));
                }
            }
            case "MeterValues" -> {
                out.set("connectorId", args.number("connector", "1"));
                if (args.has("tx")) {
                    out.set("transactionId", args.number("tx", "1"));
                }
                meterValue(out.putArray("meterValue"), args);
            }
            case "DataTransfer" -> out.put("vendorId", args.take("vendor", "io.voltgate"));
            case "DiagnosticsStatusNotification", "FirmwareStatusNotification" ->
                out.put("status", args.take("status", args.word(0, "Idle")));
            default -> {}
        }
        return out;
    }

    private static void meterValue(ArrayNode values, Shortened args) {
        ObjectNode value = values.addObject().put("timestamp", args.time());
        value.putArray("sampledValue")
                .addObject()
                .put("value", args.take("energy", "0"))
                .put("measurand", "Energy.Active.Import.Register")
                .put("unit", "Wh");
    }
}
