package io.voltgate.script;

import io.voltgate.script.Shorthand.Shortened;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The short forms of OCPP 2.0.1. Stateless. Every payload written here without arguments is valid by the official schema. */
final class Shorthand201 {
    private Shorthand201() {}

    static ObjectNode write(String action, Shortened args) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        switch (action) {
            case "BootNotification" -> {
                out.put("reason", args.take("reason", "PowerUp"));
                out.putObject("chargingStation")
                        .put("model", args.take("model", "Script"))
                        .put("vendorName", args.take("vendor", "Voltgate"));
            }
            case "Authorize" -> token(out, args.take("token", args.word(0, "A")), args);
            case "StatusNotification" -> {
                out.put("timestamp", args.time());
                out.put("connectorStatus", args.take("status", args.word(0, "Available")));
                out.set("evseId", args.number("evse", "1"));
                out.set("connectorId", args.number("connector", "1"));
            }
            case "TransactionEvent" -> transactionEvent(out, args);
            case "MeterValues" -> {
                out.set("evseId", args.number("evse", "1"));
                meterValue(out.putArray("meterValue"), args.time(), args);
            }
            case "DataTransfer" -> out.put("vendorId", args.take("vendor", "io.voltgate"));
            case "SecurityEventNotification" -> {
                out.put("type", args.take("type", args.word(0, "StartupOfTheDevice")));
                out.put("timestamp", args.time());
            }
            case "FirmwareStatusNotification", "LogStatusNotification" ->
                out.put("status", args.take("status", args.word(0, "Idle")));
            case "NotifyReport" -> {
                out.put("generatedAt", args.time());
                out.set("seqNo", args.number("seq", "0"));
                out.set("requestId", args.number("requestId", "1"));
            }
            case "NotifyEvent" -> {
                String at = args.time();
                out.put("generatedAt", at);
                out.set("seqNo", args.number("seq", "0"));
                deviceEvent(out.putArray("eventData"), at, args);
            }
            default -> {}
        }
        return out;
    }

    private static void transactionEvent(ObjectNode out, Shortened args) {
        String type = args.word(0, "Updated");
        String at = args.time();
        out.put("eventType", type);
        out.put("timestamp", at);
        out.put("triggerReason", args.take("trigger", trigger(type)));
        out.set("seqNo", args.number("seq", "0"));
        ObjectNode transaction = out.putObject("transactionInfo").put("transactionId", args.take("tx", "T1"));
        if (args.has("state")) {
            transaction.put("chargingState", args.take("state", ""));
        }
        if (args.has("stopped")) {
            transaction.put("stoppedReason", args.take("stopped", ""));
        }
        if (args.has("evse")) {
            out.putObject("evse").setAll(evse(args));
        }
        if (args.has("token")) {
            token(out, args.take("token", ""), args);
        }
        if (args.has("energy")) {
            meterValue(out.putArray("meterValue"), at, args);
        }
    }

    private static void deviceEvent(ArrayNode events, String at, Shortened args) {
        ObjectNode event = events.addObject();
        event.set("eventId", args.number("event", "1"));
        event.put("timestamp", at)
                .put("trigger", args.take("trigger", "Delta"))
                .put("actualValue", args.take("value", "true"))
                .put("eventNotificationType", "HardWiredNotification");
        event.putObject("component").put("name", args.take("component", "ChargingStation"));
        event.putObject("variable").put("name", args.take("variable", "Problem"));
    }

    private static ObjectNode evse(Shortened args) {
        ObjectNode evse = JsonNodeFactory.instance.objectNode();
        evse.set("id", args.number("evse", "1"));
        evse.set("connectorId", args.number("connector", "1"));
        return evse;
    }

    private static String trigger(String type) {
        return switch (type) {
            case "Started" -> "CablePluggedIn";
            case "Ended" -> "EVDeparted";
            default -> "MeterValuePeriodic";
        };
    }

    private static void token(ObjectNode out, String token, Shortened args) {
        out.putObject("idToken").put("idToken", token).put("type", args.take("tokenType", "ISO14443"));
    }

    private static void meterValue(ArrayNode values, String at, Shortened args) {
        ObjectNode sampled = values.addObject()
                .put("timestamp", at)
                .putArray("sampledValue")
                .addObject()
                .put("measurand", "Energy.Active.Import.Register");
        sampled.set("value", args.number("energy", "0"));
        sampled.putObject("unitOfMeasure").put("unit", "Wh");
        if (args.has("context")) {
            sampled.put("context", args.take("context", ""));
        }
    }
}
