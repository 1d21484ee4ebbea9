package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an order to a station from the API's JSON, by hand, so that a mistake is named by its field. Stateless, for any
 * thread. What it lets through, every dialect can at least look at; what is left out has the default that OCPP gives
 * it.
 */
final class CommandReader {
    private static final int MAX_EVSE = 9_999;
    private static final int MAX_VARIABLES = 64;
    private static final int MAX_NAME = 50;
    private static final int MAX_TOKEN = 255;
    private static final int MAX_TRANSACTION = 36;
    private static final int MAX_VALUE = 2_500;
    private static final int MAX_VENDOR = 255;
    private static final int MAX_DATA = 65_536;
    private static final Set<String> REPORTS = Set.of("ConfigurationInventory", "FullInventory", "SummaryInventory");

    /** OCPP 1.6 and 2.x: what a station authenticates with. */
    static final Set<String> SECRETS = Set.of("authorizationkey", "basicauthpassword");

    private CommandReader() {}

    static Command read(JsonNode body) {
        return Fields.read(body, CommandReader::command);
    }

    private static Command command(Fields fields) {
        String type = fields.text("type", MAX_NAME);
        return switch (type) {
            case "StartSession" ->
                new Command.StartSession(
                        fields.object("token", CommandReader::token),
                        fields.mayObject("connector", CommandReader::connectorOfEvse)
                                .orElse(null));
            case "StopSession" -> new Command.StopSession(transaction(fields));
            case "Reset" ->
                new Command.Reset(
                        fields.flagOr("immediate", false),
                        fields.mayInteger("evse", 0, MAX_EVSE).orElse(0));
            case "ChangeAvailability" ->
                new Command.ChangeAvailability(
                        fields.object("connector", CommandReader::connector), fields.flag("operative"));
            case "SetVariables" ->
                new Command.SetVariables(fields.objects("assignments", 1, MAX_VARIABLES, CommandReader::assignment));
            case "GetVariables" ->
                new Command.GetVariables(fields.objects("variables", 0, MAX_VARIABLES, CommandReader::variable));
            case "GetBaseReport" -> new Command.GetBaseReport(base(fields));
            case "Raw" -> new Command.Raw(fields.text("action", MAX_NAME), fields.json("payload"));
            case "ClearCache" -> new Command.ClearCache();
            case "Unlock" -> new Command.Unlock(fields.object("connector", CommandReader::connectorOfEvse));
            case "Trigger" ->
                new Command.Trigger(
                        fields.text("message", MAX_NAME),
                        fields.mayObject("connector", CommandReader::connector).orElse(null));
            case "GetTransactionStatus" ->
                new Command.GetTransactionStatus(fields.mayText("transaction", 1, MAX_TRANSACTION)
                        .map(TransactionId::new)
                        .orElse(null));
            case "SendVendorData" ->
                new Command.SendVendorData(
                        fields.text("vendorId", MAX_VENDOR), fields.textOrEmpty("messageId", MAX_NAME), data(fields));
            default -> throw fields.invalid("type", "there is no such command");
        };
    }

    private static IdToken token(Fields fields) {
        return new IdToken(fields.text("value", MAX_TOKEN), fields.textOrEmpty("type", MAX_NAME));
    }

    private static TransactionId transaction(Fields fields) {
        return new TransactionId(fields.text("transaction", MAX_TRANSACTION));
    }

    /** A connector, or (0,0), the station. */
    private static ConnectorId connector(Fields fields) {
        int evse = fields.integer("evse", 0, MAX_EVSE);
        return new ConnectorId(evse, fields.integer("connector", 0, evse == 0 ? 0 : MAX_EVSE));
    }

    /** A connector that a cable can be plugged into. */
    private static ConnectorId connectorOfEvse(Fields fields) {
        return new ConnectorId(fields.integer("evse", 1, MAX_EVSE), fields.integer("connector", 1, MAX_EVSE));
    }

    private static Command.Assignment assignment(Fields fields) {
        Variable variable = fields.object("variable", CommandReader::variable);
        if (SECRETS.contains(variable.name().toLowerCase(Locale.ROOT))) {
            throw fields.invalid(
                    "variable.name",
                    "a password can't be set by a command, whose values stand in the record and the stream");
        }
        return new Command.Assignment(variable, fields.text("value", 0, MAX_VALUE));
    }

    private static Variable variable(Fields fields) {
        return new Variable(
                fields.textOrEmpty("component", MAX_NAME),
                fields.textOrEmpty("componentInstance", MAX_NAME),
                fields.mayInteger("evse", 0, MAX_EVSE).orElse(0),
                fields.text("name", MAX_NAME),
                fields.textOrEmpty("nameInstance", MAX_NAME));
    }

    private static String base(Fields fields) {
        String base = fields.text("base", MAX_NAME);
        if (!REPORTS.contains(base)) {
            throw fields.invalid("base", "one of ConfigurationInventory, FullInventory, SummaryInventory is needed");
        }
        return base;
    }

    private static @Nullable String data(Fields fields) {
        String data = fields.mayText("data", 1, MAX_DATA).orElse(null);
        if (data != null && !BackendJson.isJson(data)) {
            throw fields.invalid("data", "the text of a JSON value is needed");
        }
        return data;
    }
}
