package io.voltgate.simulator.eye;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Reading of what payloads have in common. Stateless. */
final class Texts {
    private Texts() {}

    /** Milliseconds since 1970; empty where the text is no time. */
    static OptionalLong time(String text) {
        try {
            return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** Every field at any depth that isn't a vendor's own, with the object that it is in. */
    static void fields(JsonNode node, BiConsumer<JsonNode, String> each) {
        node.properties().forEach(field -> {
            if (!field.getKey().equals("customData")) {
                each.accept(node, field.getKey());
                fields(field.getValue(), each);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> fields(element, each));
        }
    }

    /** A list, or the one value where there is no list, as 1.6 has one where 2.x has several. */
    static Iterable<JsonNode> several(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }
}
