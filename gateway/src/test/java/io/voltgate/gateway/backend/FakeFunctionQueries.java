package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.query.FunctionQueries;
import io.voltgate.persistence.store.query.FunctionViews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One row of each function, for every station that has a B in its name. Immutable. */
final class FakeFunctionQueries implements FunctionQueries {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static <T> List<T> rows(String identity, T row) {
        return identity.contains("B") ? List.of(row) : List.of();
    }

    @Override
    public Optional<FunctionViews.LocalList> localList(String identity) {
        return rows(identity, new FunctionViews.LocalList("ALL", "[]", "IN_STEP", "", 3, 3, 7, NOON)).stream()
                .findFirst();
    }

    @Override
    public Optional<FunctionViews.NativeTariff> nativeTariff(String identity) {
        return rows(identity, new FunctionViews.NativeTariff("T-v1", "IN_STEP", "", NOON)).stream()
                .findFirst();
    }

    @Override
    public List<FunctionViews.Reservation> reservations(String identity) {
        return rows(identity, new FunctionViews.Reservation(5, "ACTIVE", "", "card-a", null, 1, 1, NOON, null, NOON));
    }

    @Override
    public List<FunctionViews.WantedVariable> configuration(String identity) {
        return rows(identity, new FunctionViews.WantedVariable("{\"name\":\"A\"}", "60", "900", "DRIFTED", "", NOON));
    }

    @Override
    public List<FunctionViews.Profile> profiles(String identity) {
        return rows(identity, new FunctionViews.Profile(1, 1, "{\"id\":3}", "Order", NOON));
    }

    @Override
    public List<FunctionViews.CompositeCheck> compositeChecks(String identity) {
        return rows(identity, new FunctionViews.CompositeCheck(1, false, "at 0 s 16 A instead of 32 A", NOON));
    }
}
