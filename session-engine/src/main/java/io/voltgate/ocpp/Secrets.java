package io.voltgate.ocpp;

import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passwords in what stations answer. Stateless, for any thread. Answers are journaled, stored and streamed, and no password is: its
 * value is taken out, whatever else the answer says stays.
 */
final class Secrets {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> VALUES = List.of("value", "attributeValue");

    private Secrets() {}

    /** The payload of an answer that tells of these variables, without the values of those that are secret. */
    static String without(String payload, List<VariableAnswer> told) {
        if (told.stream().noneMatch(answer -> answer.variable().isSecret())) {
            return payload;
        }
        JsonNode answer = JSON.readTree(payload);
        strip(answer);
        return answer.toString();
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object
                && (isSecret(object.path("key"))
                        || isSecret(object.path("variable").path("name")))) {
            object.remove(VALUES);
        }
        node.forEach(Secrets::strip);
    }

    private static boolean isSecret(JsonNode name) {
        return name.isString() && Variable.key(name.stringValue()).isSecret();
    }
}
