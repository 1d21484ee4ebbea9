package io.voltgate.simulator.station;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The list of tokens that the gateway keeps at a station (OCPP 1.6 5.10 and 5.15, 2.x block D). Owned by the station's
 * {@link Authorization}. An update is taken as a whole or not at all.
 */
final class LocalList {
    static final int CAPACITY = 500;

    private int version;
    private Map<String, Permit> permits = Map.of();

    int version() {
        return version;
    }

    int size() {
        return permits.size();
    }

    Optional<Permit> find(String token, long nowMs) {
        return Optional.ofNullable(permits.get(token)).filter(permit -> !permit.isExpired(nowMs));
    }

    /**
     * What SendLocalList says.
     *
     * @param rows with idTag and idTagInfo, or idToken and idTokenInfo
     * @param most rows that one message may carry
     */
    record Update(int version, boolean full, JsonNode rows, int most) {}

    /** Takes an update, and says in the standard's word what became of it. */
    String take(Update update) {
        if (!update.full() && update.version() <= version) {
            return "VersionMismatch";
        }
        Map<String, Permit> next = update.version() < 1 || update.rows().size() > update.most() ? null : merged(update);
        if (next == null || next.size() > CAPACITY) {
            return "Failed";
        }
        permits = next;
        version = update.version();
        return "Accepted";
    }

    /** The list after the update; null where a token comes twice, or a full list says nothing of one. */
    private @Nullable Map<String, Permit> merged(Update update) {
        Map<String, Permit> next = update.full() ? new LinkedHashMap<>() : new LinkedHashMap<>(permits);
        Set<String> seen = new HashSet<>();
        for (JsonNode row : update.rows()) {
            String tag = Json.text(row, "idTag");
            String token = tag.isEmpty() ? Json.text(row, "idToken.idToken") : tag;
            JsonNode info = row.has("idTagInfo") ? row.path("idTagInfo") : row.path("idTokenInfo");
            if (token.isEmpty() || !seen.add(token) || (update.full() && !info.isObject())) {
                return null;
            }
            if (info.isObject()) {
                next.put(token, Permit.read(info));
            } else {
                next.remove(token);
            }
        }
        return next;
    }
}
