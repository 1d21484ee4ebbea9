package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How a kind of command is written in the API's JSON: its name, examples and reader. An immutable value. The first example has every
 * field that there is; the others are what a version says by another message.
 */
record CommandForm(String type, Function<Fields, ? extends Command> read, List<String> examples) {
    static CommandForm of(String type, Function<Fields, ? extends Command> read, String... examples) {
        return new CommandForm(type, read, List.of(examples));
    }

    /** An example as a client would send it. */
    static JsonNode json(String example) {
        return BackendJson.read(example.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
