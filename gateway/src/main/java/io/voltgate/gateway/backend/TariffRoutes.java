package io.voltgate.gateway.backend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.voltgate.domain.Bill;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.engine.TariffBook.Scope;
import io.voltgate.engine.TariffBook.Subject;
import io.voltgate.persistence.store.TariffStore.Assigned;
import io.voltgate.persistence.store.TariffStore.Stored;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.rating.Rated;
import io.voltgate.rating.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tariffs, whom they are assigned to, and what a usage would cost. Called by the threads of requests. The same PUT again changes nothing,
 * and no PUT changes what was agreed before.
 */
final class TariffRoutes {
    /** With its version it is an OCPP 2.1 tariff id, which has at most 60 characters. */
    static final int MAX_ID = 36;

    private static final String TARIFFS = "/api/v1/tariffs";
    private static final String TARIFF = TARIFFS + "/{id}";
    private static final String ASSIGNMENTS = "/api/v1/tariff-assignments";
    private static final String ASSIGNMENT = ASSIGNMENTS + "/{id}";
    private final TariffPort tariffs;
    private final AssignmentReader assignments;
    private final InstantSource clock;

    TariffRoutes(TariffPort tariffs, Queries queries, InstantSource clock) {
        this.tariffs = tariffs;
        this.assignments = new AssignmentReader(tariffs, queries);
        this.clock = clock;
    }

    private record Listed(List<?> items) {}

    private record Shown(@JsonUnwrapped TariffPlan plan, Instant validFrom, Instant createdAt) {
        static Shown of(Stored stored) {
            return new Shown(stored.plan(), stored.validFrom(), stored.createdAt());
        }
    }

    private record ShownAssignment(
            String id,
            String tariff,
            Scope scope,
            @Nullable String user,
            @Nullable String group,
            @Nullable String station,
            @Nullable Integer evse,
            @Nullable Integer connector,
            @Nullable String operator,
            @Nullable Instant validFrom,
            @Nullable Instant validTo) {
        static ShownAssignment of(Assigned assigned) {
            Subject subject = assigned.subject();
            Scope scope = subject.scope();
            ConnectorId connector = subject.connector();
            String user = assigned.user() == null ? subject.name() : assigned.user();
            boolean atStation = scope == Scope.STATION || scope == Scope.CONNECTOR;
            return new ShownAssignment(
                    assigned.id(),
                    assigned.tariff(),
                    scope,
                    scope == Scope.USER ? user : null,
                    scope == Scope.GROUP ? subject.name() : null,
                    atStation ? subject.name() : null,
                    connector == null ? null : (Integer) connector.evse(),
                    connector == null ? null : (Integer) connector.connector(),
                    scope == Scope.OPERATOR ? subject.name() : null,
                    assigned.validFrom(),
                    assigned.validTo());
        }
    }

    /** A step of the cost as the API shows it; its numbers are exact decimals in text, as they are on the bill. */
    private record ShownLine(
            String component,
            int element,
            String quantity,
            String price,
            String amount,
            @Nullable Instant from,
            @Nullable Instant to,
            String note) {
        static ShownLine of(Bill.Line line) {
            boolean timed = line.toMs() != 0;
            return new ShownLine(
                    line.component(),
                    line.element(),
                    line.quantity(),
                    line.price(),
                    line.amount(),
                    timed ? Instant.ofEpochMilli(line.fromMs()) : null,
                    timed ? Instant.ofEpochMilli(line.toMs()) : null,
                    line.note());
        }
    }

    private record ShownCost(
            String tariff, int version, String currency, BigDecimal total, BigDecimal tax, List<ShownLine> lines) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", TARIFFS, Set.of(), _ -> Answer.json(new Listed(shown(tariffs.list())))),
                Route.of("GET", TARIFF, Set.of("version"), request -> Answer.json(Shown.of(known(request)))),
                Route.of("PUT", TARIFF, Set.of(), this::putTariff),
                Route.of("POST", TARIFF + "/rate", Set.of("version"), this::rate),
                Route.of("GET", ASSIGNMENTS, Set.of(), _ -> allAssignments()),
                Route.of("GET", ASSIGNMENT, Set.of(), this::assignment),
                Route.of("PUT", ASSIGNMENT, Set.of(), this::putAssignment),
                Route.of("DELETE", ASSIGNMENT, Set.of(), this::deleteAssignment));
    }

    private static List<Shown> shown(List<Stored> stored) {
        return stored.stream().map(Shown::of).toList();
    }

    private static String id(ApiRequest request) {
        String id = request.variable("id");
        if (id.isBlank() || id.length() > MAX_ID) {
            throw ProblemException.malformed("id", "an id has 1 to " + MAX_ID + " characters");
        }
        return id;
    }

    private Stored known(ApiRequest request) {
        String id = id(request);
        Optional<String> version = request.query().one("version");
        if (version.isPresent() && !version.get().matches("\\d{1,9}")) {
            throw ProblemException.malformed("version", "a version is a whole number");
        }
        return tariffs.find(id, version.map(Integer::valueOf).orElse(null)).orElseThrow(() -> ApiRequest.notFound(id));
    }

    private Answer putTariff(ApiRequest request) {
        TariffReader.Said said = TariffReader.tariff(request.json(), id(request));
        return Answer.json(Shown.of(tariffs.put(said.plan(), said.validFrom())));
    }

    private Answer rate(ApiRequest request) {
        TariffPlan plan = known(request).plan();
        Rated rated = Rating.rate(Tariff.of(plan), TariffReader.usage(request.json()));
        return Answer.json(new ShownCost(
                plan.id(),
                plan.version(),
                plan.currency(),
                rated.total().amount().stripTrailingZeros(),
                rated.tax().amount().stripTrailingZeros(),
                rated.lines().stream().map(ShownLine::of).toList()));
    }

    private Answer allAssignments() {
        return Answer.json(new Listed(
                tariffs.assignments().stream().map(ShownAssignment::of).toList()));
    }

    private Answer assignment(ApiRequest request) {
        String id = id(request);
        return tariffs.assignment(id)
                .map(assigned -> Answer.json(ShownAssignment.of(assigned)))
                .orElseThrow(() -> ApiRequest.notFound(id));
    }

    private Answer putAssignment(ApiRequest request) {
        Assigned said = assignments.read(request.json(), id(request), clock.instant());
        return Answer.json(ShownAssignment.of(tariffs.assign(said)));
    }

    private Answer deleteAssignment(ApiRequest request) {
        String id = id(request);
        if (!tariffs.unassign(id)) {
            throw ApiRequest.notFound(id);
        }
        return new Answer.Text(204, "", "", Map.of());
    }
}
