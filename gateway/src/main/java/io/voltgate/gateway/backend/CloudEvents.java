package io.voltgate.gateway.backend;

import io.voltgate.domain.Event;
import io.voltgate.shard.EventCodec;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts as CloudEvents 1.0 in JSON. Stateless, for any thread. A fact has the same form each time that it is streamed.
 */
final class CloudEvents {
    static final String TYPE_PREFIX = "io.voltgate.";
    static final String TYPE_SUFFIX = ".v1";

    private CloudEvents() {}

    /** The fact as the journal has it; its name is in the field "type". */
    static ObjectNode data(Event event) {
        return EventCodec.MAPPER.valueToTree(event);
    }

    /** The envelope; the sequence is a text, as CloudEvents' numbers have 32 bits only. */
    static String envelope(StreamPosition position, long atMs, String station, ObjectNode data) {
        ObjectNode envelope = EventCodec.MAPPER
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", position.toString())
                .put("source", "/voltgate/shard/" + position.shard())
                .put("type", TYPE_PREFIX + name(data) + TYPE_SUFFIX)
                .put("subject", station)
                .put("time", BackendJson.time(Instant.ofEpochMilli(atMs)))
                .put("datacontenttype", "application/json")
                .put("shard", position.shard())
                .put("sequence", Long.toString(position.sequence()));
        if (data.hasNonNull("addressee")) {
            envelope.set("addressee", data.get("addressee"));
        }
        return envelope.set("data", data).toString();
    }

    static String name(ObjectNode data) {
        return data.get("type").stringValue();
    }
}
