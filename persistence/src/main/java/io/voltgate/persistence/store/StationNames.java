package io.voltgate.persistence.store;

import io.voltgate.domain.StationId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by an identity as it was dialled. Asked from any thread; changed by the one that loads the directory. An identity that is
 * entered means itself; letters of another case and aliases mean a station only where they can mean no other.
 */
public final class StationNames {
    private final ConcurrentMap<String, StationId> exact = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<StationId>> folded = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<StationId>> aliases = new ConcurrentHashMap<>();

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
        aliasesOf.forEach((identity, others) -> put(identity, List.of(), others));
    }

    /** A station has these aliases now, and had those before; none where it is new. */
    void put(String identity, List<String> before, List<String> now) {
        StationId station = exact.computeIfAbsent(identity, StationId::new);
        add(folded, fold(identity), station);
        now.forEach(alias -> add(aliases, fold(alias), station));
        Set<String> kept = new HashSet<>();
        now.forEach(alias -> kept.add(fold(alias)));
        before.stream()
                .map(StationNames::fold)
                .filter(alias -> !kept.contains(alias))
                .forEach(alias -> remove(aliases, alias, station));
    }

    /** There is no such station any more. */
    void remove(String identity, List<String> before) {
        StationId station = exact.remove(identity);
        if (station != null) {
            remove(folded, fold(identity), station);
            before.forEach(alias -> remove(aliases, fold(alias), station));
        }
    }

    private static void add(ConcurrentMap<String, Set<StationId>> names, String name, StationId station) {
        names.merge(name, Set.of(station), StationNames::union);
    }

    private static Set<StationId> union(Set<StationId> some, Set<StationId> others) {
        Set<StationId> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static void remove(ConcurrentMap<String, Set<StationId>> names, String name, StationId station) {
        names.computeIfPresent(name, (same, stations) -> {
            Set<StationId> left = new HashSet<>(stations);
            left.remove(station);
            return left.isEmpty() ? null : Set.copyOf(left);
        });
    }

    /** OCPP 2.x identities are case-insensitive (identifierString). */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The station that is meant, empty where there is none or more than one. */
    public Optional<Found> find(String dialled) {
        String text = Texts.text(dialled);
        return found(exact.get(text), Match.EXACT)
                .or(() -> found(only(folded.get(fold(text))), Match.CASE))
                .or(() -> found(only(aliases.get(fold(text))), Match.ALIAS));
    }

    private static @Nullable StationId only(@Nullable Set<StationId> stations) {
        return stations == null || stations.size() > 1
                ? null
                : stations.iterator().next();
    }

    private static Optional<Found> found(@Nullable StationId station, Match match) {
        return Optional.ofNullable(station).map(known -> new Found(known, match));
    }
}
