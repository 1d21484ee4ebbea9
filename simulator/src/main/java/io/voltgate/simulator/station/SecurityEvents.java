package io.voltgate.simulator.station;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Security events, told and kept for the security log (1.6 security whitepaper, 2.x A04). Owned by its station. It keeps the latest
 * {@value #MAX_EVENTS}.
 */
final class SecurityEvents {
    static final PartKind<SecurityEvents> KIND = new PartKind<>(SecurityEvents.class, SecurityEvents::new, _ -> {});

    private static final int MAX_EVENTS = 100;

    private final Station station;
    private final Deque<String> lines = new ArrayDeque<>(2);

    private SecurityEvents(Station station) {
        this.station = station;
    }

    /** The type is a word of the standard's list (2.x appendix 1). */
    void tell(String type, String techInfo) {
        long atMs = station.stamp();
        if (lines.size() >= MAX_EVENTS) {
            lines.removeFirst();
        }
        lines.add(Json.time(atMs) + " " + type + " " + techInfo);
        station.say(Said.plain(
                "SecurityEventNotification",
                Json.of("type", type).put("timestamp", Json.time(atMs)).put("techInfo", techInfo)));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
