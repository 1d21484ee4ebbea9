package io.voltgate.persistence.store.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for the tests of the queries, one for the whole run, and the rows they need. Started by the first
 * test. Each test works on stations of its own, so none sees another's rows where it filters by station.
 */
final class QueryDatabase {
    static final UUID USER = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final DataSource SOURCE = start();

    private QueryDatabase() {}

    static DataSource source() {
        return SOURCE;
    }

    private static DataSource start() {
        try {
            DataSource source = EmbeddedPostgres.builder().start().getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:io/voltgate/persistence/migrations")
                    .load()
                    .migrate();
            run(source, "INSERT INTO users (id, email) VALUES (?, 'ann@example.org')", USER);
            return source;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void run(String statement, Object... values) {
        run(SOURCE, statement, values);
    }

    private static void run(DataSource source, String statement, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i];
                prepared.setObject(i + 1, value);
            }
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    /** A connected station with an OCPP side. */
    static UUID station(String identity) {
        UUID id = UUID.randomUUID();
        run("""
            INSERT INTO stations (id, name, address, location, connectors, max_power_kw, status, price_per_kwh)
            VALUES (?, ?, 'Kai 1', point(13.4, 52.5), '[{"evse": 1, "connector": 1}]', 150, 'active', 0.4200)\
            """, id, identity + "'s name");
        run("""
            INSERT INTO ocpp.charge_points (identity, station_id, connected, protocol, connected_at, vendor, booted_at)
            VALUES (?, ?, true, 'ocpp1.6', now(), 'Volt', now())\
            """, identity, id);
        return id;
    }

    static UUID session(UUID station, Instant start, String status) {
        UUID id = UUID.randomUUID();
        run("""
            INSERT INTO charging_sessions (id, user_id, station_id, start_time, end_time, energy_delivered_kwh, total_cost, status)
            VALUES (?, ?, ?, ?, ?, 12.345000000, 5.180000, ?)\
            """, id, USER, station, start, status.equals("active") ? null : start.plusSeconds(60), status);
        return id;
    }

    static UUID payment(UUID session, Instant created, String status) {
        UUID id = UUID.randomUUID();
        run("""
            INSERT INTO payments (id, session_id, user_id, amount, currency, status, created_at)
            VALUES (?, ?, ?, 5.180000, 'EUR', ?, ?)\
            """, id, session, USER, status, created);
        return id;
    }
}
