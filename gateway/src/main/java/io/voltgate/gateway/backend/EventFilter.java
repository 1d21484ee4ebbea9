package io.voltgate.gateway.backend;

import io.voltgate.domain.Event;
import io.voltgate.shard.EventCodec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Which facts a client wants to hear of. A value. No stations or no types means all of them.
 *
 * @param types names of facts, such as SessionStarted
 */
record EventFilter(Set<String> stations, Set<String> types) {
    /** Reads the filter; a type may be given as the fact's name or as the CloudEvents type. */
    static EventFilter of(List<String> stations, List<String> types) {
        return new EventFilter(
                Set.copyOf(stations), types.stream().map(EventFilter::name).collect(Collectors.toUnmodifiableSet()));
    }

    boolean wants(Event event) {
        return stations.isEmpty() || stations.contains(event.station().value());
    }

    boolean wantsType(String name) {
        return types.isEmpty() || types.contains(name);
    }

    private static String name(String type) {
        String name = type.startsWith(CloudEvents.TYPE_PREFIX) && type.endsWith(CloudEvents.TYPE_SUFFIX)
                ? type.substring(CloudEvents.TYPE_PREFIX.length(), type.length() - CloudEvents.TYPE_SUFFIX.length())
                : type;
        if (!name.matches("[A-Za-z]{1,64}") || !isFact(name)) {
            throw ProblemException.malformed("type", "there is no fact of the type " + type);
        }
        return name;
    }

    /** Asks the form of facts itself, so that a new fact is known here too. */
    private static boolean isFact(String name) {
        try {
            EventCodec.MAPPER.readValue("{\"type\":\"" + name + "\",\"station\":\"any\"}", Event.class);
            return true;
        } catch (InvalidTypeIdException unknown) {
            return false;
        } catch (MismatchedInputException knownButIncomplete) {
            return true;
        }
    }
}
