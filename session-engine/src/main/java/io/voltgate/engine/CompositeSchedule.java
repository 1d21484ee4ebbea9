package io.voltgate.engine;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The limits that follow from charging profiles at one place over a time (OCPP 1.6, 3.13; OCPP 2.0.1 Part 2, K, 3.5). An immutable value.
 * Of the profiles with one purpose the highest stack level that says something counts, of the purposes the lowest limit; a TxProfile takes
 * the place of TxDefaultProfiles.
 */
record CompositeSchedule(List<Step> steps) {
    private static final long MS = 1000;
    private static final List<String> OF_STATION =
            List.of("ChargingStationMaxProfile", "ChargingStationExternalConstraints");

    /** A limit from this time on, milliseconds since 1970; empty where nothing limits. */
    record Step(long atMs, Optional<BigDecimal> limit) {}

    /**
     * Where and when.
     *
     * @param begunAtMs when the session began that runs there, empty where none runs
     */
    record Scope(ConnectorId place, long fromMs, int durationSeconds, String rateUnit, Optional<Long> begunAtMs) {
        long untilMs() {
            return fromMs + durationSeconds * MS;
        }
    }

    static CompositeSchedule of(Collection<InstalledProfile> profiles, Scope scope) {
        List<InstalledProfile> here =
                profiles.stream().filter(profile -> counts(profile, scope)).toList();
        TreeSet<Long> times = new TreeSet<>(List.of(scope.fromMs()));
        for (InstalledProfile profile : here) {
            run(profile, scope).addChanges(scope.fromMs(), scope.untilMs(), times);
            Stream.of(profile.profile().validFromMs(), profile.profile().validToMs())
                    .filter(Objects::nonNull)
                    .forEach(times::add);
        }
        List<Step> steps = new ArrayList<>();
        for (long at : times.subSet(scope.fromMs(), scope.untilMs())) {
            Optional<BigDecimal> limit = limitAt(here, scope, at);
            if (steps.isEmpty() || !same(steps.getLast().limit(), limit)) {
                steps.add(new Step(at, limit));
            }
        }
        return new CompositeSchedule(steps);
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().compareTo(other.orElseThrow()) == 0);
    }

    private static ScheduleRun run(InstalledProfile profile, Scope scope) {
        return new ScheduleRun(profile.profile(), scope.begunAtMs().orElse(null));
    }

    /** What is set for the station limits every place; what is set for places does not tell what the station takes as a whole. */
    private static boolean counts(InstalledProfile profile, Scope scope) {
        boolean here = profile.connector().isStation()
                || profile.connector().evse() == scope.place().evse();
        return OF_STATION.contains(profile.purpose()) || (here && !scope.place().isStation());
    }

    private static Optional<BigDecimal> limitAt(List<InstalledProfile> profiles, Scope scope, long atMs) {
        Optional<BigDecimal> session = leading(profiles, "TxProfile", scope, atMs)
                .or(() -> leading(profiles, "TxDefaultProfile", scope, atMs));
        return Stream.concat(
                        OF_STATION.stream().map(purpose -> leading(profiles, purpose, scope, atMs)), Stream.of(session))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo);
    }

    private static Optional<BigDecimal> leading(
            List<InstalledProfile> profiles, String purpose, Scope scope, long atMs) {
        return profiles.stream()
                .filter(profile -> profile.purpose().equals(purpose) && profile.valid(atMs))
                .sorted(Comparator.comparingInt(
                                (InstalledProfile profile) -> profile.profile().stackLevel())
                        .reversed())
                .flatMap(profile -> run(profile, scope).limitAt(atMs).stream())
                .findFirst();
    }

    /** Whether all profiles that count are in one unit, so that limits can be compared at all. */
    static boolean comparable(Collection<InstalledProfile> profiles, Scope scope) {
        return profiles.stream()
                .filter(profile -> counts(profile, scope))
                .allMatch(profile -> run(profile, scope).rateUnit().equals(scope.rateUnit()));
    }

    Optional<BigDecimal> limitAt(long atMs) {
        return steps.stream()
                .filter(step -> step.atMs() <= atMs)
                .reduce((before, later) -> later)
                .flatMap(Step::limit);
    }

    /**
     * Where the station goes by other limits, empty where it does not. Lower ones are told too, though they may have good reason: its
     * own hardware, or a system beside us.
     */
    Difference against(Finding.Composite told, long startMs) {
        TreeSet<Long> times = new TreeSet<>();
        long endMs = startMs + Math.min(told.durationSeconds(), Integer.MAX_VALUE) * MS;
        steps.stream().map(Step::atMs).filter(at -> at >= startMs && at < endMs).forEach(times::add);
        told.periods().forEach(period -> times.add(startMs + period.startSeconds() * MS));
        String lower = "";
        for (long at : times) {
            Optional<BigDecimal> theirs = limitOf(told, (at - startMs) / MS);
            Optional<BigDecimal> ours = limitAt(at);
            if (ours.isPresent() && (theirs.isEmpty() || theirs.get().compareTo(ours.get()) > 0)) {
                return new Difference(false, sentence(at, theirs, ours, told.rateUnit()));
            }
            boolean below =
                    theirs.isPresent() && ours.isPresent() && theirs.get().compareTo(ours.get()) < 0;
            lower = below && lower.isEmpty() ? sentence(at, theirs, ours, told.rateUnit()) : lower;
        }
        return new Difference(true, lower);
    }

    /** What was found: a limit above ours is none that agrees, one below ours is told. */
    record Difference(boolean agrees, String sentence) {}

    private static Optional<BigDecimal> limitOf(Finding.Composite told, long second) {
        return told.periods().stream()
                .filter(period -> period.startSeconds() <= second)
                .reduce((before, later) -> later)
                .map(ChargingProfile.Period::limit);
    }

    private static String sentence(long atMs, Optional<BigDecimal> theirs, Optional<BigDecimal> ours, String unit) {
        return "at " + Instant.ofEpochMilli(atMs) + " " + text(theirs) + " instead of " + text(ours) + " " + unit;
    }

    private static String text(Optional<BigDecimal> limit) {
        return limit.map(BigDecimal::toPlainString).orElse("no limit");
    }
}
