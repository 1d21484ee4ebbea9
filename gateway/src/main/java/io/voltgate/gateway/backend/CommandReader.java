package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads an order to a station from the API's JSON, by hand, so that a mistake is named by its field. Stateless, for any
 * thread. The forms are those of {@link CommandForms}.
 */
final class CommandReader {
    /** OCPP 1.6 and 2.x: what a station authenticates with. */
    static final Set<String> SECRETS = Set.of("authorizationkey", "basicauthpassword");

    private CommandReader() {}

    static Command read(JsonNode body) {
        return Fields.read(body, CommandForms::read);
    }
}
