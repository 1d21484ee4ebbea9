package io.voltgate.simulator.tape;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a recorded station says, in the times and ids of now. Owned by one replay. All times are shifted by the same span, an id that
 * the server gave is the new server's, and an id that the station gave is a fresh one, the same wherever it stands.
 */
final class Rebase {
    private static final Set<String> IDS = Set.of("transactionId", "reservationId", "remoteStartId", "requestId");
    private static final String TRANSACTION = "transactionId";
    private static final String RESERVATION = "reservationId";
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final long shiftMs;
    private final String salt;
    private final Map<String, JsonNode> ids = new HashMap<>();

    /** Shifts times by so much; fresh ids differ between salts. */
    Rebase(long shiftMs, String salt) {
        this.shiftMs = shiftMs;
        this.salt = salt;
    }

    static boolean isId(String field) {
        return IDS.contains(field);
    }

    static boolean isTime(JsonNode value) {
        return value.isString() && TIME.matcher(value.stringValue()).matches();
    }

    /** Learns which id of the new server stands for which of the old one's, from the same message of both. */
    void pair(String action, JsonNode recorded, JsonNode actual) {
        recorded.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode now = actual.path(name);
            boolean reservation = action.equals("ReserveNow") && name.equals("id");
            if ((isId(name) || reservation) && now.isValueNode()) {
                ids.put(key(reservation ? RESERVATION : name, field.getValue()), now);
            } else if (now.isObject()) {
                pair(action, field.getValue(), now);
            }
        });
    }

    /** The payload as it is said now. */
    JsonNode said(JsonNode payload) {
        return switch (payload) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> copy.set(
                                field.getKey(),
                                isId(field.getKey()) ? id(field.getKey(), field.getValue()) : said(field.getValue())));
                yield copy;
            }
            case ArrayNode list -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                list.forEach(each -> copy.add(said(each)));
                yield copy;
            }
            default -> isTime(payload) ? shifted(payload) : payload;
        };
    }

    private JsonNode id(String name, JsonNode value) {
        JsonNode known = ids.get(key(name, value));
        if (known != null || !name.equals(TRANSACTION) || !value.isString()) {
            return known == null ? value : known;
        }
        byte[] seed = (salt + value.stringValue()).getBytes(StandardCharsets.UTF_8);
        JsonNode fresh =
                JsonNodeFactory.instance.stringNode(UUID.nameUUIDFromBytes(seed).toString());
        ids.put(key(name, value), fresh);
        return fresh;
    }

    private static String key(String name, JsonNode value) {
        return name + " " + value;
    }

    private JsonNode shifted(JsonNode time) {
        try {
            Instant then = OffsetDateTime.parse(time.stringValue()).toInstant();
            return JsonNodeFactory.instance.stringNode(then.plusMillis(shiftMs).toString());
        } catch (DateTimeException none) {
            return time;
        }
    }
}
