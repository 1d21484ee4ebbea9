package io.voltgate.persistence.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.store.query.SessionDetail.MeterReading;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private final Queries queries = new PostgresQueries(QueryDatabase.source());

    private static Selection of(String station) {
        return new Selection(null, null, station, null, null, Selection.DEFAULT_LIMIT);
    }

    @Test
    void shouldShowAStationWithItsOcppSide() {
        UUID id = QueryDatabase.station("Q-ONE");

        StationView station = queries.station("Q-ONE").orElseThrow();

        assertEquals(id, station.id());
        assertTrue(station.connected());
        assertEquals(new StationView.Location(52.5, 13.4), station.location());
        assertEquals(new BigDecimal("0.42"), station.pricePerKwh());
        assertEquals("[{\"evse\": 1, \"connector\": 1}]", station.connectors());
        StationView.Link link = station.link();
        assertNotNull(link);
        assertEquals("ocpp1.6", link.protocol());
        assertEquals(new StationView.Dialling(null, "[]", null, 0, false), station.dialling());
        assertEquals(List.of(station), queries.stations(of("Q-ONE")).items());
        assertEquals(Optional.empty(), queries.station("q-one"));
        assertEquals(Optional.empty(), queries.station("' OR true --"));
    }

    @Test
    void shouldShowAStationThatNeverHadAnOcppSide() {
        UUID id = UUID.randomUUID();
        QueryDatabase.run("INSERT INTO stations (id, name, created_at) VALUES (?, 'bare', '2001-01-01T00:00Z')", id);

        List<StationView> old = queries.stations(
                        new Selection(null, Instant.parse("2002-01-01T00:00:00Z"), null, "offline", null, 10))
                .items();

        assertEquals(List.of(id), old.stream().map(StationView::id).toList());
        assertNull(old.getFirst().identity());
        assertFalse(old.getFirst().connected());
        assertNull(old.getFirst().location());
        assertNull(old.getFirst().link());
    }

    @Test
    void shouldNarrowSessionsByTimeStationAndStatus() {
        UUID station = QueryDatabase.station("Q-NARROW");
        UUID first = QueryDatabase.session(station, NOON, "completed");
        UUID second = QueryDatabase.session(station, NOON.plusSeconds(1), "active");
        QueryDatabase.session(QueryDatabase.station("Q-NARROW-OTHER"), NOON, "completed");

        assertEquals(List.of(second, first), ids(queries.sessions(of("Q-NARROW"))));
        assertEquals(List.of(second), ids(queries.sessions(new Selection(null, null, "Q-NARROW", "active", null, 10))));
        assertEquals(
                List.of(first),
                ids(queries.sessions(new Selection(NOON, NOON.plusSeconds(1), "Q-NARROW", null, null, 10))),
                "from is included, to is not");
        assertEquals(List.of(), ids(queries.sessions(of("Q-NOBODY"))));
    }

    private static List<UUID> ids(Page<SessionView> page) {
        return page.items().stream().map(SessionView::id).toList();
    }

    @Test
    void shouldShowASessionWithAllThatHangsOnIt() {
        UUID station = QueryDatabase.station("Q-DETAIL");
        UUID session = QueryDatabase.session(station, NOON, "completed");
        UUID payment = QueryDatabase.payment(session, NOON, "completed");
        QueryDatabase.run(
                "INSERT INTO ocpp.restatements VALUES (?, 1, 13.000000000, 5.460000, 'late meter value', ?)",
                session,
                NOON);
        reading(station, session, NOON, "1000");
        reading(station, session, NOON.plusSeconds(60), "2000");

        SessionDetail detail = queries.session(session).orElseThrow();

        assertEquals(new BigDecimal("12.345"), detail.session().energyDeliveredKwh());
        assertEquals("EUR", detail.session().currency());
        assertEquals(NOON, detail.session().startTime());
        PaymentView paid = detail.payment();
        assertNotNull(paid);
        assertEquals(payment, paid.id());
        assertEquals(new BigDecimal("5.18"), paid.amount());
        assertEquals(new BigDecimal("13"), detail.restatements().getFirst().energyKwh());
        assertEquals(
                List.of("2000"),
                detail.lastValues().stream().map(MeterReading::value).toList());
        assertEquals(Optional.empty(), queries.session(UUID.randomUUID()));
    }

    private static void reading(UUID station, UUID session, Instant at, String value) {
        QueryDatabase.run("""
            INSERT INTO ocpp.meter_samples (station_id, evse, connector, sampled_at, measurand, phase, context, location, unit,
                   multiplier, value, session_id, raw_time, sequence)
            VALUES (?, 1, 1, ?, 'Energy.Active.Import.Register', '', 'Sample.Periodic', 'Outlet', 'Wh', 0, ?, ?, '', 7)\
            """, station, at, value, session);
    }

    @Test
    void shouldShowPaymentsAndStatusChangesOfAStation() {
        UUID station = QueryDatabase.station("Q-LISTS");
        UUID session = QueryDatabase.session(station, NOON, "completed");
        UUID payment = QueryDatabase.payment(session, NOON, "pending");
        UUID change = UUID.randomUUID();
        QueryDatabase.run("""
            INSERT INTO station_status_log (id, station_id, previous_status, new_status, changed_at)
            VALUES (?, ?, 'offline', 'active', ?)\
            """, change, station, NOON);

        PaymentView paid = queries.payments(of("Q-LISTS")).items().getFirst();
        assertEquals(payment, paid.id());
        assertEquals("Q-LISTS", paid.station());
        StatusChange logged = queries.statusLog(new Selection(null, null, "Q-LISTS", "active", null, 1))
                .items()
                .getFirst();
        assertEquals(change, logged.id());
        assertEquals("{}", logged.additionalData());
    }

    @Test
    void shouldShowWhatBecameOfACommand() {
        UUID station = QueryDatabase.station("Q-COMMAND");
        UUID id = UUID.randomUUID();
        QueryDatabase.run("""
            INSERT INTO ocpp.commands (id, station_id, number, command, client_key, state, accepted, status, result, accepted_at,
                   deadline)
            VALUES (?, ?, 7, '{"type":"ClearCache"}', 'key', 'ANSWERED', true, 'Accepted', '{"status":"Accepted"}', ?, ?)\
            """, id, station, NOON, NOON.plusSeconds(300));

        CommandView command = queries.command(id).orElseThrow();

        assertEquals("ANSWERED", command.state());
        assertEquals(true, command.accepted());
        assertEquals("Q-COMMAND", command.station());
        assertEquals("{\"status\": \"Accepted\"}", command.result());
        assertNull(command.sentAt());
    }

    @Test
    void shouldSayThatTheDatabaseIsAway() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setServerNames(new String[] {"127.0.0.1"});
        nobody.setPortNumbers(new int[] {1});
        nobody.setConnectTimeout(2);

        assertThrows(QueryUnavailableException.class, () -> new PostgresQueries(nobody).sessions(Selection.first(1)));
    }

    @Test
    void shouldNotWaitForALockedTableForLong() throws SQLException {
        try (Connection locker = QueryDatabase.source().getConnection();
                Statement lock = locker.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("LOCK TABLE ocpp.restatements IN ACCESS EXCLUSIVE MODE");
            UUID session = QueryDatabase.session(QueryDatabase.station("Q-LOCKED"), NOON, "completed");

            assertThrows(QueryUnavailableException.class, () -> queries.session(session));
            locker.rollback();

            assertTrue(queries.session(session).isPresent());
        }
    }
}
