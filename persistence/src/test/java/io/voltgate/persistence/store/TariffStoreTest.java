package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.engine.TariffBook;
import io.voltgate.engine.TariffBook.Scope;
import io.voltgate.engine.TariffBook.Subject;
import io.voltgate.persistence.store.TariffStore.Assigned;
import io.voltgate.persistence.store.TariffStore.Stored;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TariffStoreTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Subject HERE = new Subject(Scope.STATION, "CS-1", null);

    private Database database;
    private TariffStore store;
    private Table table;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new TariffStore(database.pool());
        table = new Table(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static TariffPlan plan(String id, String perKwh) {
        return new TariffPlan(
                id,
                0,
                "EUR",
                "Europe/Berlin",
                List.of(),
                List.of(new Element(Component.ENERGY, new BigDecimal(perKwh), null)),
                List.of(),
                null,
                null,
                List.of(),
                true);
    }

    private Assigned assign(String id, Subject subject, String tariff, @Nullable Instant from) {
        return store.assign(new Assigned(id, subject, tariff, from, null, null));
    }

    private TariffBook book() throws SQLException {
        PostgresDirectory directory = new PostgresDirectory("EUR");
        try (Connection connection = database.connect()) {
            directory.load(connection);
        }
        return directory.tariffs();
    }

    @Test
    void shouldKeepEveryVersion() {
        Stored first = store.put(plan("A", "0.30"), NEW_YEAR);
        assertEquals(plan("A", "0.30").as(1), first.plan());
        assertEquals(NEW_YEAR, first.validFrom());
        Stored second = store.put(plan("A", "0.40"), null);
        assertEquals(2, second.plan().version());
        assertEquals(second, store.put(plan("A", "0.400"), null), "the same again is no new version");
        assertEquals(Optional.of(first), store.find("A", 1));
        assertEquals(Optional.of(second), store.find("A", null));
        assertEquals(Optional.empty(), store.find("A", 3));
        assertEquals(Optional.empty(), store.find("B", null));
        store.put(plan("B", "1"), null);
        assertEquals(
                List.of("A", "B"),
                store.list().stream().map(stored -> stored.plan().id()).toList());
    }

    @Test
    void shouldKeepWhatAnAssignmentStoodForBefore() throws Exception {
        store.put(plan("A", "0.30"), NEW_YEAR);
        store.put(plan("B", "0.40"), NEW_YEAR);
        Assigned first = assign("x", HERE, "A", NEW_YEAR);
        assertEquals(first, assign("x", HERE, "A", null), "the same again changes nothing");
        assign("x", HERE, "B", FEBRUARY);
        assertEquals(
                List.of("A | 2026-01-01 | 2026-02-01", "B | 2026-02-01 | -"),
                table.rows("SELECT tariff_id, valid_from::date, valid_to::date FROM ocpp.tariff_assignments"
                        + " ORDER BY valid_from"));
        assertEquals("B", store.assignment("x").orElseThrow().tariff());
        assertEquals(1, store.assignments().size());
        assertTrue(store.unassign("x"));
        assertFalse(store.unassign("x"));
        assertEquals(List.of(), store.assignments());
        assertEquals("2", table.row("SELECT count(*) FROM ocpp.tariff_assignments"));
        assertEquals(Optional.empty(), store.assignment("x"));
    }

    @Test
    void shouldReplaceWhatWouldBeginLater() {
        store.put(plan("A", "0.30"), NEW_YEAR);
        assign("x", HERE, "A", MARCH);
        assign("x", new Subject(Scope.CONNECTOR, "CS-1", new ConnectorId(1, 2)), "A", FEBRUARY);
        assertEquals(
                List.of("CONNECTOR | 1 | 2 | 2026-02-01 | -"),
                table.rows("SELECT scope, evse, connector, valid_from::date, valid_to::date FROM"
                        + " ocpp.tariff_assignments"));
    }

    @Test
    void shouldNameUsersByTheirEmail() {
        Registry registry = new Registry(database.pool());
        UUID ada = registry.put(
                new Registry.Token(IdToken.of("T"), "ada@example.org", null, null, null, null, true, null, null));
        assertEquals(Optional.of(ada), store.user("ada@example.org"));
        assertEquals(Optional.empty(), store.user("eve@example.org"));
        store.put(plan("A", "0.30"), NEW_YEAR);
        assign("x", new Subject(Scope.USER, ada.toString(), null), "A", NEW_YEAR);
        assertEquals("ada@example.org", store.assignment("x").orElseThrow().user());
    }

    @Test
    void shouldBeInTheDirectoryAndTellItOfChanges() throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN voltgate_directory");
            store.put(plan("A", "0.30"), NEW_YEAR);
            assign("x", HERE, "A", NEW_YEAR);
            var told = connection.unwrap(org.postgresql.PGConnection.class).getNotifications(30_000);
            assertTrue(told.length > 0);
        }
        TariffBook book = book();
        assertEquals(
                List.of(new TariffBook.Assignment(HERE, "A", NEW_YEAR.toEpochMilli(), null)), book.assignments(HERE));
        assertEquals(
                plan("A", "0.30").as(1), book.plan("A", FEBRUARY.toEpochMilli()).orElseThrow());
    }

    @Test
    void shouldLeaveOutWhatCannotBeRead() throws Exception {
        store.put(plan("A", "0.30"), NEW_YEAR);
        store.put(plan("B", "0.30"), NEW_YEAR);
        table.run("UPDATE ocpp.tariffs SET document = jsonb_set(document, '{elements,0,price}', '-1') WHERE id = 'A'");
        table.run("INSERT INTO ocpp.tariffs (id, version, document, valid_from) VALUES ('C', 1, '{}', 'infinity')");
        TariffBook book = book();
        assertEquals(Optional.empty(), book.plan("A", 0));
        assertEquals(Optional.empty(), book.plan("C", 0));
        assertTrue(book.plan("B", 0).isPresent());
    }

    @Test
    void shouldKnowTheOperatorsOfStations() throws Exception {
        table.run("INSERT INTO stations (id, name, operator_id) VALUES (gen_random_uuid(), 'S', 'op-1')");
        table.run("INSERT INTO ocpp.charge_points (identity, station_id) SELECT 'CS-1', id FROM stations");
        assertEquals("op-1", book().operatorOf(new StationId("CS-1")).orElseThrow());
    }
}
