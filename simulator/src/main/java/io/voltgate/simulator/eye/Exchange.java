package io.voltgate.simulator.eye;

import tools.jackson.databind.JsonNode;

/** A call of either side, with what it says. An immutable value. */
record Exchange(String id, String action, JsonNode payload, long atMs) {
    /** Whether the same is asked, under whatever id. */
    boolean asksAs(Exchange other) {
        return action.equals(other.action) && payload.equals(other.payload);
    }

    String text(String field) {
        return payload.path(field).asString("");
    }

    boolean has(String field) {
        return payload.has(field);
    }

    long number(String field) {
        return payload.path(field).asLong(0);
    }
}
