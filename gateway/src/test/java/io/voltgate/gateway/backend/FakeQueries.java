package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.query.BillTrail;
import io.voltgate.persistence.store.query.BillTrail.ReadingCounts;
import io.voltgate.persistence.store.query.CommandView;
import io.voltgate.persistence.store.query.NoticeView;
import io.voltgate.persistence.store.query.Page;
import io.voltgate.persistence.store.query.PageKey;
import io.voltgate.persistence.store.query.PaymentView;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.store.query.ReportList;
import io.voltgate.persistence.store.query.Selection;
import io.voltgate.persistence.store.query.SessionDetail;
import io.voltgate.persistence.store.query.SessionView;
import io.voltgate.persistence.store.query.StationView;
import io.voltgate.persistence.store.query.StatusChange;
import io.voltgate.persistence.store.query.SuspectView;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows in memory. Used by the test's thread and the server's. It remembers what was asked of it. */
final class FakeQueries implements Queries {
    static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final PageKey NEXT = new PageKey(NOON, ID);
    final Map<String, StationView> stations = new ConcurrentHashMap<>();
    final Map<UUID, CommandView> commands = new ConcurrentHashMap<>();
    volatile boolean away;
    volatile boolean broken;
    volatile @Nullable Selection asked;
    volatile @Nullable BillTrail trail;
    volatile String askedReports = "";

    private void ask(@Nullable Selection selection) {
        asked = selection;
        if (away) {
            throw new QueryUnavailableException("away", new IOException("secret-host:5432 refused"));
        }
        if (broken) {
            throw new IllegalStateException("secret inside");
        }
    }

    @Override
    public Page<StationView> stations(Selection selection) {
        ask(selection);
        return new Page<>(List.copyOf(stations.values()), null);
    }

    @Override
    public Optional<StationView> station(String identity) {
        ask(null);
        return Optional.ofNullable(stations.get(identity));
    }

    @Override
    public Page<SessionView> sessions(Selection selection) {
        ask(selection);
        return new Page<>(List.of(session()), NEXT);
    }

    @Override
    public Optional<SessionDetail> session(UUID id) {
        ask(null);
        return id.equals(ID)
                ? Optional.of(new SessionDetail(session(), null, payment(), List.of(), List.of()))
                : Optional.empty();
    }

    @Override
    public Page<SuspectView> suspects(Selection selection) {
        ask(selection);
        String evidence = "[{\"evidence\":\"AVAILABLE\",\"frame\":\"m7\"}]";
        return new Page<>(
                List.of(new SuspectView(
                        ID,
                        "CS-1",
                        "T1",
                        NOON,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        "EUR",
                        evidence,
                        "ASK",
                        NOON,
                        null,
                        NOON)),
                NEXT);
    }

    @Override
    public Optional<BillTrail> billTrail(UUID id) {
        return session(id)
                .map(detail -> trail == null
                        ? new BillTrail(
                                detail, null, List.of(), 0, List.of(), List.of(), new ReadingCounts(0, 0), List.of())
                        : trail);
    }

    @Override
    public Page<PaymentView> payments(Selection selection) {
        ask(selection);
        return new Page<>(List.of(payment()), null);
    }

    @Override
    public Page<StatusChange> statusLog(Selection selection) {
        ask(selection);
        return new Page<>(List.of(new StatusChange(ID, "CS-1", ID, null, "active", null, "{\"evse\": 1}", NOON)), null);
    }

    @Override
    public Page<CommandView> commands(Selection selection) {
        ask(selection);
        return new Page<>(List.copyOf(commands.values()), null);
    }

    @Override
    public Optional<CommandView> command(UUID id) {
        ask(null);
        return Optional.ofNullable(commands.get(id));
    }

    @Override
    public Page<?> reported(ReportList list, Selection selection, Map<String, String> filters) {
        ask(selection);
        askedReports = list.path() + filters;
        return new Page<>(
                List.of(new NoticeView(ID, "DerAlarm", 1, null, "{\"a\":1}", NOON, NOON)),
                selection.after() == null ? NEXT : null);
    }

    static StationView station(String identity, String name) {
        return new StationView(
                ID,
                identity,
                true,
                name,
                null,
                new StationView.Location(52.5, 13.4),
                "[{\"evse\":1}]",
                150,
                "active",
                null,
                new BigDecimal("0.42"),
                null,
                null,
                null,
                null,
                null,
                NOON,
                NOON);
    }

    static SessionView session() {
        return new SessionView(
                ID,
                "CS-1",
                ID,
                ID,
                null,
                NOON,
                null,
                new BigDecimal("0.000000001"),
                new BigDecimal("1E+2"),
                "EUR",
                null,
                "active",
                "{\"seq\":1}",
                NOON);
    }

    private static PaymentView payment() {
        return new PaymentView(
                ID, ID, "CS-1", ID, new BigDecimal("5.18"), "EUR", "account", null, "pending", null, NOON);
    }

    static CommandView accepted(UUID id) {
        return new CommandView(
                id,
                "CS-1",
                1,
                "{\"type\":\"ClearCache\"}",
                "key",
                "ACCEPTED",
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                NOON,
                null,
                null,
                NOON);
    }
}
