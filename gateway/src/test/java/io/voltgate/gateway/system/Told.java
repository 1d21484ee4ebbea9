package io.voltgate.gateway.system;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact as the stream tells it. A value.
 *
 * @param id shard, sequence and index, with colons between
 * @param session empty where the fact is of none
 */
record Told(String id, String type, String station, String session) {
    private static final String DATA = "data: ";

    /** The fact in a line of the stream, empty where there is none. */
    static Optional<Told> in(String line) {
        if (!line.startsWith(DATA)) {
            return Optional.empty();
        }
        JsonNode envelope = JsonMapper.shared().readTree(line.substring(DATA.length()));
        JsonNode data = envelope.get("data");
        return Optional.of(new Told(
                envelope.get("id").stringValue(),
                data.get("type").stringValue(),
                envelope.get("subject").stringValue(),
                data.path("session").asString("")));
    }

    private long number(int place) {
        return Long.parseLong(id.split(":", -1)[place]);
    }

    /** Whether nothing lies between the two. */
    boolean follows(Told before) {
        boolean sameEntry = number(1) == before.number(1) && number(2) == before.number(2) + 1;
        return sameEntry || (number(1) == before.number(1) + 1 && number(2) == 0);
    }
}
