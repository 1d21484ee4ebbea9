package io.voltgate.gateway.station;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.StationNames.Found;
import io.voltgate.persistence.store.StationNames.Match;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the station behind an identity as it was dialled. Immutable, for any thread. Exact comes before letters of another case, those
 * before aliases, and a suffix is taken off only where nothing else helps; an identity that nobody knows stays as it is.
 */
final class Callers {
    private final StationRegister register;
    private final List<Pattern> suffixes;

    Callers(StationRegister register, List<Pattern> suffixes) {
        this.register = register;
        this.suffixes = List.copyOf(suffixes);
    }

    /** The station that calls, and what it is forgiven. */
    record Caller(StationId station, StationId dialled, Set<Deviation> deviations) {
        Caller {
            deviations = Set.copyOf(deviations);
        }
    }

    Caller of(Identity identity) {
        Set<Deviation> flaws = EnumSet.noneOf(Deviation.class);
        flaws.addAll(identity.deviations());
        StationId station = find(identity.dialled().value(), flaws).orElse(identity.dialled());
        return new Caller(station, identity.dialled(), flaws);
    }

    private Optional<StationId> find(String dialled, Set<Deviation> flaws) {
        Optional<Found> found = register.named(dialled);
        if (found.isEmpty()) {
            found = withoutSuffix(dialled);
            found.ifPresent(station -> flaws.add(Deviation.IDENTITY_SUFFIX));
        }
        found.map(Found::match).flatMap(Callers::deviation).ifPresent(flaws::add);
        return found.map(Found::station);
    }

    private Optional<Found> withoutSuffix(String dialled) {
        for (Pattern suffix : suffixes) {
            Matcher matcher = suffix.matcher(dialled);
            if (matcher.find() && matcher.start() > 0) {
                Optional<Found> found = register.named(dialled.substring(0, matcher.start()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Deviation> deviation(Match match) {
        return switch (match) {
            case EXACT -> Optional.empty();
            case CASE -> Optional.of(Deviation.IDENTITY_CASE);
            case ALIAS -> Optional.of(Deviation.IDENTITY_ALIAS);
        };
    }
}
