package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What reading one payload tolerantly has come across so far. Used by one thread, for one message. It knows which words a message
 * turns on: where they aren't understood, nothing is.
 */
final class Leniency {
    private static final String STATUS = "status";
    private static final Set<String> DECISIVE = Set.of("eventType", "connectorStatus");

    final OcppVersion version;
    /** The message, by its name. */
    final String action;

    final Set<Deviation> seen;
    /** Fields whose value couldn't be read, and stands as absent. */
    final Set<String> unreadable = new HashSet<>();
    /** Words at the top of the payload, as the enumeration has them. */
    final Map<String, String> words = new HashMap<>();

    Leniency(OcppVersion version, String action, Set<Deviation> seen) {
        this.version = version;
        this.action = action;
        this.seen = seen;
    }

    boolean boot() {
        return action.equals("BootNotification");
    }

    /** Whether the message says nothing if this word is not understood. */
    boolean turnsOn(String field) {
        return DECISIVE.contains(field) || (field.equals(STATUS) && action.equals("StatusNotification"));
    }
}
