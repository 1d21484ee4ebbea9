package io.voltgate.engine;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operators' tariffs, and for whom and where each counts. A value of the {@link Directory}, immutable and so for any thread. It
 * remembers what counted when, so a session of days ago has the tariff of its own start.
 */
public final class TariffBook {
    /** No tariff but the stations' prices. */
    public static final TariffBook EMPTY = new TariffBook(List.of(), List.of(), Map.of());

    private final Map<String, List<Version>> tariffs = new HashMap<>();
    private final Map<Subject, List<Assignment>> assignments = new HashMap<>();
    private final Map<StationId, String> operators;

    /** For whom or where a tariff counts, in the order in which they are asked: the first that has one is followed. */
    public enum Scope {
        /** A user, by id. */
        USER,
        /** All tokens of a group or parent token. */
        GROUP,
        CONNECTOR,
        STATION,
        /** All stations of an operator, by {@code stations.operator_id}. */
        OPERATOR
    }

    /** One version of a tariff, which counts from this time until that of the next; the first also counts before. */
    public record Version(long fromMs, TariffPlan plan) {}

    /**
     * Whom or what a tariff is assigned to.
     *
     * @param name the user's id, the group's token, the station's identity, or the operator's id
     * @param connector given for CONNECTOR alone
     */
    public record Subject(
            Scope scope, String name, @Nullable ConnectorId connector) {}

    /**
     * A tariff that counts for a subject for some time.
     *
     * @param fromMs included
     * @param toMs excluded, null for no end
     */
    public record Assignment(
            Subject subject,
            String tariff,
            long fromMs,
            @Nullable Long toMs) {
        boolean counts(long atMs) {
            return atMs >= fromMs && (toMs == null || atMs < toMs);
        }
    }

    /** Of several assignments of a subject at the same time, the one that began last counts. */
    public TariffBook(List<Version> versions, List<Assignment> assigned, Map<StationId, String> operators) {
        versions.stream()
                .sorted(Comparator.comparingInt(version -> version.plan().version()))
                .forEach(version -> tariffs.computeIfAbsent(version.plan().id(), _ -> new ArrayList<>())
                        .add(version));
        assigned.stream()
                .sorted(Comparator.comparingLong(Assignment::fromMs).reversed())
                .forEach(assignment -> assignments
                        .computeIfAbsent(assignment.subject(), _ -> new ArrayList<>())
                        .add(assignment));
        this.operators = Map.copyOf(operators);
    }

    /** What is assigned to a subject, whenever it counts; what began last comes first. */
    public List<Assignment> assignments(Subject subject) {
        return List.copyOf(assignments.getOrDefault(subject, List.of()));
    }

    public Optional<String> operatorOf(StationId station) {
        return Optional.ofNullable(operators.get(station));
    }

    /** Who asks where; null for what is not known. */
    record Asker(
            StationId station,
            @Nullable ConnectorId connector,
            @Nullable UserId user,
            @Nullable String group) {}

    /** What is agreed with whoever begins to charge at this time; empty where the station's own price counts. */
    Optional<TariffPlan> agreed(Asker asker, long atMs) {
        if (assignments.isEmpty()) {
            return Optional.empty();
        }
        for (Scope scope : Scope.values()) {
            Optional<TariffPlan> plan =
                    Optional.ofNullable(subject(scope, asker)).flatMap(subject -> counting(subject, atMs));
            if (plan.isPresent()) {
                return plan;
            }
        }
        return Optional.empty();
    }

    private @Nullable Subject subject(Scope scope, Asker asker) {
        UserId user = asker.user();
        String name = switch (scope) {
            case USER -> user == null ? null : user.value().toString();
            case GROUP -> asker.group();
            case CONNECTOR -> asker.connector() == null ? null : asker.station().value();
            case STATION -> asker.station().value();
            case OPERATOR -> operatorOf(asker.station()).orElse(null);
        };
        return name == null ? null : new Subject(scope, name, scope == Scope.CONNECTOR ? asker.connector() : null);
    }

    private Optional<TariffPlan> counting(Subject subject, long atMs) {
        return assignments.getOrDefault(subject, List.of()).stream()
                .filter(assignment -> assignment.counts(atMs))
                .findFirst()
                .flatMap(assignment -> plan(assignment.tariff(), atMs));
    }

    /** The newest version of a tariff that counts at this time. */
    public Optional<TariffPlan> plan(String tariff, long atMs) {
        List<Version> versions = tariffs.getOrDefault(tariff, List.of());
        return versions.reversed().stream()
                .filter(version -> version.fromMs() <= atMs)
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(Version::plan);
    }
}
