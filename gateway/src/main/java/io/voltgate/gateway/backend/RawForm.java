package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A raw message in the API's JSON: any action with its payload, kept as text with all its digits. Stateless, for any thread. What
 * carries a password is refused, since orders stand in the record and the stream.
 */
final class RawForm {
    private static final int MAX_PAYLOAD = 262_144;
    /** Fields of messages, of whatever version, that hold secrets. */
    private static final Set<String> SECRET_FIELDS = Set.of("basicAuthPassword", "apnPassword", "password");

    private RawForm() {}

    static Command read(Fields fields) {
        String action = fields.text("action", Parts.MAX_NAME);
        JsonNode payload = fields.json("payload");
        if (holdsSecret(payload) || (isVpn(payload) && action.equals("SetNetworkProfile"))) {
            throw fields.invalid(
                    "payload", "a password can't be set by a command, whose values stand in the record and the stream");
        }
        String text = payload.toString();
        if (text.length() > MAX_PAYLOAD) {
            throw fields.invalid("payload", "at most " + MAX_PAYLOAD + " characters are taken");
        }
        if (!Texts.sound(text)) {
            throw fields.invalid("payload", "it has a character that can't be stored");
        }
        return new Command.Raw(action, text);
    }

    /** ChangeConfiguration and SetVariables name the password as a value, SetNetworkProfile has a field for it. */
    private static boolean holdsSecret(JsonNode node) {
        if (node.isObject()) {
            JsonNode key = node.get("key");
            JsonNode variable = node.path("variable").get("name");
            if ((isSecret(key) && node.has("value")) || (isSecret(variable) && node.has("attributeValue"))) {
                return true;
            }
            if (node.propertyNames().stream().anyMatch(SECRET_FIELDS::contains)) {
                return true;
            }
        }
        return node.valueStream().anyMatch(RawForm::holdsSecret);
    }

    private static boolean isSecret(@Nullable JsonNode name) {
        return name != null && name.isString() && Parts.isSecret(name.stringValue());
    }

    /** A VPN comes with its key. */
    private static boolean isVpn(JsonNode payload) {
        return payload.path("connectionData").has("vpn");
    }
}
