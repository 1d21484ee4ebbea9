package io.voltgate.persistence.store;

import io.voltgate.domain.StationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by an identity as it was dialled. Immutable, made anew with each load of the directory. An identity that is entered
 * means itself; letters of another case and aliases mean a station only where they can mean no other.
 */
public final class StationNames {
    private final Map<String, StationId> exact = new HashMap<>();
    private final Map<String, StationId> folded = new HashMap<>();
    private final Map<String, StationId> aliases = new HashMap<>();

    /** How a station was recognised. */
    public enum Match {
        /** By its identity. */
        EXACT,
        /** By its identity in letters of another case. */
        CASE,
        /** By an alias that an operator entered. */
        ALIAS
    }

    /** A station that was recognised. */
    public record Found(StationId station, Match match) {}

    /** @param aliasesOf the aliases of each identity */
    public StationNames(Map<String, List<String>> aliasesOf) {
        Set<String> foldedTwice = new HashSet<>();
        Set<String> aliasTwice = new HashSet<>();
        aliasesOf.forEach((identity, others) -> {
            StationId station = new StationId(identity);
            exact.put(identity, station);
            putOnce(folded, foldedTwice, fold(identity), station);
            others.forEach(alias -> putOnce(aliases, aliasTwice, fold(alias), station));
        });
    }

    private static void putOnce(Map<String, StationId> names, Set<String> twice, String name, StationId station) {
        StationId other = twice.contains(name) ? null : names.putIfAbsent(name, station);
        if (other != null && !other.equals(station)) {
            names.remove(name);
            twice.add(name);
        }
    }

    /** OCPP 2.x identities are case-insensitive (identifierString). */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The station that is meant, empty where there is none or more than one. */
    public Optional<Found> find(String dialled) {
        String text = Texts.text(dialled);
        return found(exact.get(text), Match.EXACT)
                .or(() -> found(folded.get(fold(text)), Match.CASE))
                .or(() -> found(aliases.get(fold(text)), Match.ALIAS));
    }

    private static Optional<Found> found(@Nullable StationId station, Match match) {
        return Optional.ofNullable(station).map(known -> new Found(known, match));
    }
}
