package io.voltgate.gateway.backend;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.engine.TariffBook.Scope;
import io.voltgate.engine.TariffBook.Subject;
import io.voltgate.persistence.store.TariffStore.Assigned;
import io.voltgate.persistence.store.query.Queries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads whom or what a tariff is assigned to from the API's JSON. For the threads of requests. What it names must be there, since a
 * mistyped name would bill somebody else.
 */
final class AssignmentReader {
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TEXT = 255;
    private static final int MAX_NUMBER = 1_000;
    private final TariffPort tariffs;
    private final Queries queries;

    AssignmentReader(TariffPort tariffs, Queries queries) {
        this.tariffs = tariffs;
        this.queries = queries;
    }

    Assigned read(JsonNode body, String id, Instant now) {
        return Fields.read(body, fields -> {
            String tariff = fields.text("tariff", TariffRoutes.MAX_ID);
            if (tariffs.find(tariff, null).isEmpty()) {
                throw fields.invalid("tariff", "there is no such tariff");
            }
            Instant from = TariffReader.instant(fields.mayMoment("validFrom"));
            Instant to = TariffReader.instant(fields.mayMoment("validTo"));
            if (to != null && !to.isAfter(from == null ? now : from)) {
                throw fields.invalid("validTo", "it is not after the beginning");
            }
            Scope scope = fields.constant("scope", Scope.values());
            String user = scope == Scope.USER ? fields.text("user", MAX_EMAIL) : null;
            return new Assigned(id, subject(fields, scope, user), tariff, from, to, user);
        });
    }

    private Subject subject(Fields fields, Scope scope, @Nullable String user) {
        return switch (scope) {
            case USER -> new Subject(scope, user(fields, user == null ? "" : user), null);
            case GROUP -> new Subject(scope, fields.text("group", MAX_TEXT), null);
            case STATION -> new Subject(scope, station(fields), null);
            case CONNECTOR ->
                new Subject(
                        scope,
                        station(fields),
                        new ConnectorId(
                                fields.integer("evse", 1, MAX_NUMBER),
                                fields.mayInteger("connector", 1, MAX_NUMBER).orElse(1)));
            case OPERATOR -> new Subject(scope, fields.text("operator", MAX_TEXT), null);
        };
    }

    private String user(Fields fields, String email) {
        return tariffs.user(email)
                .orElseThrow(() -> fields.invalid("user", "nobody has this email"))
                .toString();
    }

    private String station(Fields fields) {
        String identity = fields.text("station", StationId.MAX_LENGTH);
        if (queries.station(identity).isEmpty()) {
            throw fields.invalid("station", "no station has this identity");
        }
        return identity;
    }
}
