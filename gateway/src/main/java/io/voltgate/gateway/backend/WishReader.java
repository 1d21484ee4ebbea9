package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.Variable;
import io.voltgate.domain.Wish;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what an operator wants of a station for good from the API's JSON. Stateless, for any thread. */
final class WishReader {
    private static final int MAX_VARIABLES = 64;
    private static final int MAX_GROUPS = 64;
    private static final int MAX_GROUP = 36;
    private static final int MAX_NAME = 50;
    private static final int MAX_VALUE = 2_500;
    private static final int MAX_EVSE = 9_999;
    private static final int DAY_SECONDS = 86_400;

    private WishReader() {}

    /** {"mode": "groups", "groups": [{"group": "fleet"}]}; all, groups or off. */
    static Wish localList(JsonNode body) {
        return Fields.read(body, fields -> {
            String mode = fields.text("mode", MAX_NAME);
            List<String> groups = fields.mayObjects("groups", MAX_GROUPS, group -> group.text("group", MAX_GROUP));
            LocalListMode wanted = switch (mode) {
                case "all" -> LocalListMode.ALL;
                case "groups" -> LocalListMode.GROUPS;
                case "off" -> LocalListMode.OFF;
                default -> throw fields.invalid("mode", "one of all, groups, off is needed");
            };
            if (groups.isEmpty() == (wanted == LocalListMode.GROUPS)) {
                throw fields.invalid("groups", "groups are named with the mode groups, and only then");
            }
            return new Wish.LocalList(wanted, groups);
        });
    }

    /** {"variables": [{"component": "", "variable": "HeartbeatInterval", "value": "60"}]}. */
    static Wish configuration(JsonNode body) {
        return Fields.read(body, fields -> {
            List<Command.Assignment> values = fields.objects("variables", 0, MAX_VARIABLES, WishReader::assignment);
            Set<String> named = new HashSet<>();
            for (Command.Assignment value : values) {
                if (!named.add(value.variable().key())) {
                    throw fields.invalid(
                            "variables", "the variable " + value.variable().name() + " is named twice");
                }
            }
            return new Wish.Configuration(values);
        });
    }

    private static Command.Assignment assignment(Fields fields) {
        Variable variable = new Variable(
                fields.textOrEmpty("component", MAX_NAME),
                fields.textOrEmpty("componentInstance", MAX_NAME),
                fields.mayInteger("evse", 0, MAX_EVSE).orElse(0),
                fields.text("variable", MAX_NAME),
                fields.textOrEmpty("instance", MAX_NAME));
        if (CommandReader.SECRETS.contains(variable.name().toLowerCase(Locale.ROOT))) {
            throw fields.invalid("variable", "a password is changed by PUT /api/v1/stations/{identity}/password");
        }
        return new Command.Assignment(variable, fields.text("value", 0, MAX_VALUE));
    }

    /** {"evse": 1, "connector": 1, "duration": 86400}; EVSE 0 with connector 0 is the station. */
    static Wish checkProfiles(JsonNode body) {
        return Fields.read(body, fields -> {
            int evse = fields.integer("evse", 0, MAX_EVSE);
            int connector = fields.mayInteger("connector", 0, MAX_EVSE).orElse(evse == 0 ? 0 : 1);
            return new Wish.CheckProfiles(
                    new ConnectorId(evse, connector),
                    fields.mayInteger("duration", 60, DAY_SECONDS).orElse(DAY_SECONDS));
        });
    }
}
