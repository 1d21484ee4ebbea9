package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import tools.jackson.databind.JsonNode;

/**
 * Reads an order to a station from the API's JSON, by hand, so that a mistake is named by its field. Stateless, for any
 * thread. The forms are those of {@link CommandForms}.
 */
final class CommandReader {
    private CommandReader() {}

    static Command read(JsonNode body) {
        return Fields.read(body, CommandForms::read);
    }
}
