package io.voltgate.gateway.backend;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.Order;
import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be ordered, and whether a version can say it. Immutable, for any thread. The list is what the readers and the dialects do
 * with the examples, so it can't differ from them.
 */
final class CommandTypes {
    private static final String MS = "Ms";
    private static final CommandId NOBODY = new CommandId(new UUID(0, 0));

    /**
     * A kind of command.
     *
     * @param messages by version, the messages that say it; a version that has none is left out
     */
    record Type(
            String type,
            Map<String, Set<String>> messages,
            List<Field> fields,
            @JsonRawValue String example) {}

    /** A field: text, number, boolean, object or array; left out where it is not required. */
    record Field(String name, String kind, boolean required) {}

    /** Everything: the kinds, and the actions that can be ordered raw, by version. */
    record Listing(List<Type> items, Map<String, List<String>> raw) {}

    private CommandTypes() {}

    static Listing listing() {
        Map<String, List<String>> raw = new LinkedHashMap<>();
        for (OcppVersion version : OcppVersion.values()) {
            raw.put(
                    version.subprotocol(),
                    Dialects.of(version).toStation().stream().map(Action::name).toList());
        }
        return new Listing(CommandForms.all().stream().map(CommandTypes::type).toList(), raw);
    }

    private static Type type(CommandForm form) {
        Map<String, Set<String>> messages = new LinkedHashMap<>();
        for (OcppVersion version : OcppVersion.values()) {
            Set<String> said = new TreeSet<>();
            form.examples().forEach(example -> message(version, read(example)).ifPresent(said::add));
            if (!said.isEmpty()) {
                messages.put(version.subprotocol(), said);
            }
        }
        JsonNode example = CommandForm.json(form.examples().getFirst());
        return new Type(form.type(), messages, fields(example), example.toString());
    }

    private static Command read(String example) {
        return CommandReader.read(CommandForm.json(example));
    }

    private static Optional<String> message(OcppVersion version, Command command) {
        try {
            return Dialects.of(version)
                    .write("", new Order(NOBODY, 1, command))
                    .map(sent -> sent.call().action());
        } catch (OcppException inexpressible) {
            return Optional.empty();
        }
    }

    /** Why this version can't carry out a command, empty where it can. */
    static Optional<Problem> objection(OcppVersion version, Command command) {
        Dialect dialect = Dialects.of(version);
        try {
            boolean said = dialect.write("", new Order(NOBODY, 1, command)).isPresent();
            return said ? Optional.empty() : Optional.of(unsupported(dialect.lack(command)));
        } catch (OcppException unfit) {
            return Optional.of(unsupported(version.subprotocol() + " can't say it so: " + unfit.getMessage()));
        }
    }

    private static Problem unsupported(String why) {
        return Problem.of(Problem.Kind.UNSUPPORTED_COMMAND, why);
    }

    private static List<Field> fields(JsonNode example) {
        List<Field> fields = new ArrayList<>();
        for (String name : Fields.looked(example, CommandForms::read)) {
            boolean alias = name.endsWith(MS);
            if (!alias) {
                fields.add(new Field(name, kind(example.path(name)), isRequired(example, name)));
            }
        }
        return fields;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case BINARY, MISSING, NULL -> "unknown";
        };
    }

    private static boolean isRequired(JsonNode example, String name) {
        ObjectNode without = (ObjectNode) example.deepCopy();
        without.remove(name);
        try {
            var _ = CommandReader.read(without);
            return false;
        } catch (ProblemException missing) {
            return true;
        }
    }
}
