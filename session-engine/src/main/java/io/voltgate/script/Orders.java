package io.voltgate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the backend's line of a scenario into the command it means. Stateless. Connectors are written "1" or "1.2", EVSE first;
 * variables "Key" or "Component.Variable"; fields given as JSON are those that the API takes.
 */
public final class Orders {
    private Orders() {}

    private static final String RAW = "raw";
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What the API is told to order this; throws ScenarioException where it is nothing that it could take. */
    public static String body(Step.Order order, Variables variables) {
        Args args = order.args().bound(variables);
        String json = order.json();
        if (json == null && !order.command().equals(RAW)) {
            return JSON.writerFor(Command.class).writeValueAsString(command(order, args));
        }
        ObjectNode fields = fields(order.line(), json == null ? "{}" : variables.resolve(json));
        ObjectNode body = JSON.createObjectNode();
        if (!order.command().equals(RAW)) {
            return body.put("type", order.command()).setAll(fields).toString();
        }
        if (args.words().size() != 1) {
            throw new ScenarioException(order.line(), "it is: ! raw ACTION {payload}");
        }
        body.put("type", "Raw").put("action", args.words().getFirst());
        body.set("payload", fields);
        return body.toString();
    }

    private static ObjectNode fields(int line, String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JacksonException | ClassCastException unreadable) {
            throw new ScenarioException(line, "the fields are no JSON object");
        }
    }

    /** The command of an order; throws ScenarioException where it is none. */
    public static Command command(Step.Order order, Variables variables) {
        try {
            if (order.command().equals(RAW)) {
                JsonNode raw = JSON.readTree(body(order, variables));
                return new Command.Raw(
                        raw.path("action").asString(), raw.path("payload").toString());
            }
            return order.json() == null
                    ? command(order, order.args().bound(variables))
                    : JSON.readValue(body(order, variables), Command.class);
        } catch (JacksonException unknown) {
            throw new ScenarioException(order.line(), order.command() + " is no command: " + unknown.getMessage());
        }
    }

    private static Command command(Step.Order order, Args args) {
        int line = order.line();
        return switch (order.command()) {
            case "StartSession" ->
                new Command.StartSession(
                        new IdToken(needed(line, args, "token"), args.get("tokenType", "")),
                        optionalConnector(line, args));
            case "StopSession" -> new Command.StopSession(new TransactionId(needed(line, args, "transaction")));
            case "Reset" -> new Command.Reset(args.words().contains("immediate"), number(line, args.get("evse", "0")));
            case "ChangeAvailability" ->
                new Command.ChangeAvailability(
                        connector(line, args.get("connector", "0")),
                        !args.words().contains("inoperative"));
            case "SetVariables" -> {
                List<Command.Assignment> assignments = new ArrayList<>();
                args.pairs().forEach((name, value) -> assignments.add(new Command.Assignment(variable(name), value)));
                yield new Command.SetVariables(assignments);
            }
            case "GetVariables" ->
                new Command.GetVariables(
                        args.words().stream().map(Orders::variable).toList());
            case "GetBaseReport" ->
                new Command.GetBaseReport(
                        args.words().isEmpty() ? "FullInventory" : args.words().getFirst());
            case "ClearCache" -> new Command.ClearCache();
            case "Unlock" -> new Command.Unlock(connector(line, args.get("connector", "1")));
            case "Trigger" -> {
                if (args.words().isEmpty()) {
                    throw new ScenarioException(line, "Trigger needs the name of a message");
                }
                yield new Command.Trigger(args.words().getFirst(), optionalConnector(line, args));
            }
            case "GetTransactionStatus" ->
                new Command.GetTransactionStatus(
                        args.get("transaction").map(TransactionId::new).orElse(null));
            case "SendVendorData" ->
                new Command.SendVendorData(
                        needed(line, args, "vendor"),
                        args.get("message", ""),
                        args.get("data").orElse(null));
            default -> throw new ScenarioException(line, order.command() + " is no command of the backend");
        };
    }

    private static String needed(int line, Args args, String key) {
        return args.get(key).orElseThrow(() -> new ScenarioException(line, key + "= is missing"));
    }

    private static @Nullable ConnectorId optionalConnector(int line, Args args) {
        return args.get("connector").map(text -> connector(line, text)).orElse(null);
    }

    private static ConnectorId connector(int line, String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? ConnectorId.numbered(number(line, text))
                : new ConnectorId(number(line, text.substring(0, dot)), number(line, text.substring(dot + 1)));
    }

    private static int number(int line, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new ScenarioException(line, "\"" + text + "\" is no number");
        }
        return Integer.parseInt(text);
    }

    private static Variable variable(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Variable.key(name) : Variable.of(name.substring(0, dot), name.substring(dot + 1));
    }
}
