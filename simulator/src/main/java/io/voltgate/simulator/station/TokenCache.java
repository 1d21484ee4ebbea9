package io.voltgate.simulator.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway has said of tokens, the latest used of them (OCPP 1.6 3.5.1, 2.x C10 to C12). Owned by the station's
 * {@link Authorization}. It holds {@value #CAPACITY} tokens; the one unused for longest makes room.
 */
final class TokenCache {
    static final int CAPACITY = 100;

    private @Nullable Map<String, Kept> kept;

    private record Kept(Permit permit, long sinceMs) {}

    void keep(String token, Permit permit, long nowMs) {
        Map<String, Kept> all = kept == null ? new LinkedHashMap<>() : kept;
        all.remove(token);
        if (all.size() >= CAPACITY) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(token, new Kept(permit, nowMs));
        kept = all;
    }

    /** @param lifeSeconds how long an entry counts, 0 for as long as it stays here */
    Optional<Permit> find(String token, long nowMs, int lifeSeconds) {
        Map<String, Kept> all = kept;
        Kept found = all == null ? null : all.remove(token);
        if (found == null || all == null) {
            return Optional.empty();
        }
        if (found.permit().isExpired(nowMs) || (lifeSeconds > 0 && found.sinceMs() + 1000L * lifeSeconds <= nowMs)) {
            return Optional.empty();
        }
        all.put(token, found);
        return Optional.of(found.permit());
    }

    void clear() {
        kept = null;
    }

    int size() {
        return kept == null ? 0 : kept.size();
    }
}
