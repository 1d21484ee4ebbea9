package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.CONNECTOR;
import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.STATION_KEY;
import static io.voltgate.persistence.store.Facts.T0;
import static io.voltgate.persistence.store.Facts.euro;
import static io.voltgate.persistence.store.Facts.sample;
import static io.voltgate.persistence.store.Facts.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.shard.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meter values between the row of a moment and the view that shows one row a sample. */
class MeterReadingsTest {
    private static final String ROWS = "SELECT count(*) FROM ocpp.meter_readings";

    private Database database;
    private Table table;
    private PostgresStore store;
    private Facts.Log log;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        table = new Table(database);
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        log = new Facts.Log().add(Facts.provisioned()).add(Facts.started(SESSION));
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    private void write(Event... events) {
        for (Event event : events) {
            log.add(event);
        }
        store.write(log.all());
    }

    private static Event metered(Sample... samples) {
        return new Event.SessionMetered(
                STATION,
                SESSION,
                CONNECTOR,
                Facts.TRANSACTION,
                List.of(samples),
                null,
                null,
                0,
                Energy.ofWh(0),
                euro("0"),
                time(60));
    }

    private static Event reported(Sample... samples) {
        return new Event.MetersReported(STATION, CONNECTOR, new TransactionId("T9"), List.of(samples), time(60));
    }

    private static Sample current(String phase, String value) {
        return new Sample(time(60), "Current.Import", phase, "Sample.Clock", "Inlet", "A", -1, value);
    }

    @Test
    void shouldShowOneRowForEachSample() {
        SignedReading read = SignedReading.unreadable("no such form");
        Sample signed = new Sample(
                time(60),
                "SoC",
                "",
                "Other",
                "EV",
                "Percent",
                0,
                "55",
                "{\"signedMeterData\":\"c2ln\"}",
                List.of(read));
        log.add(Facts.metered(30, 5));
        store.write(log.all());
        store.write(List.of(new JournalEntry(
                4, T0 + 4_000, "frame-1", List.of(metered(sample(60, "1500"), current("L1", "161"), signed)))));
        assertEquals("2", table.row(ROWS));
        assertEquals(
                List.of(
                        STATION_KEY + " | 1 | 1 | T1 | 1767225660 | SoC |  | Other | EV | Percent | 0 | 55 | " + SESSION
                                + " | sent+60 | 4 | 0 | {\"signedMeterData\":\"c2ln\"} | frame-1 | 1767225604"
                                + " | UNVERIFIED | no such form | no such form",
                        STATION_KEY + " | 1 | 1 | T1 | 1767225660 | Energy.Active.Import.Register |  | Sample.Periodic"
                                + " | Outlet | Wh | 0 | 1500 | " + SESSION + " | sent+60 | 4 | 0 | - | frame-1"
                                + " | 1767225604 | - | - | -",
                        STATION_KEY + " | 1 | 1 | T1 | 1767225660 | Current.Import | L1 | Sample.Clock | Inlet | A | -1"
                                + " | 161 | " + SESSION + " | sent+60 | 4 | 0 | - | frame-1 | 1767225604 | - | - | -"),
                table.rows("SELECT station_id, evse, connector, transaction_id, extract(epoch FROM sampled_at)::bigint,"
                        + " measurand, phase, context, location, unit, multiplier, value, session_id, raw_time,"
                        + " sequence, ordinal, signed, frame, extract(epoch FROM received_at)::bigint, signature,"
                        + " signature_reason, signed_readings -> 0 ->> 'reason' FROM ocpp.meter_values"
                        + " WHERE session_id = '" + SESSION + "' AND frame IS NOT NULL ORDER BY measurand DESC, unit"));
    }

    @Test
    void shouldTakeARepetitionForNoReading() {
        write(
                metered(sample(60, "1"), current("L1", "2")),
                metered(sample(60, "1"), current("L1", "2")),
                reported(sample(60, "1")));
        write(metered(sample(60, "1"), current("L1", "2")), reported(sample(60, "1")));
        assertEquals("2", table.row(ROWS));
        assertEquals("3", table.row("SELECT count(*) FROM ocpp.meter_values"));
    }

    @Test
    void shouldKeepReadingsOfOneMomentThatSayOtherThings() {
        write(metered(current("L1", "1"), current("L2", "2")), metered(current("L1", "1"), current("L2", "3")));
        write(metered(current("L1", "1"), current("L3", "2")), metered(sample(60, "1"), sample(61, "1")));
        assertEquals("5", table.row(ROWS));
        assertEquals("3", table.row("SELECT count(DISTINCT layout) FROM ocpp.meter_readings"));
    }

    @Test
    void shouldTellApartWhatHasAllElseInCommon() {
        write(metered(current("L1", "1"), current("L1", "2"), current("L1", "1"), sample(60, "7"), current("L2", "1")));
        assertEquals(
                List.of("L1 | 0 | 1", "L1 | 1 | 2", "L2 | 0 | 1"),
                table.rows("SELECT phase, ordinal, value FROM ocpp.meter_values WHERE measurand = 'Current.Import'"
                        + " ORDER BY phase, ordinal"));
    }

    @Test
    void shouldKeepWhateverAMeterSaysAsItCame() {
        String odd = "\"\\ \u001F\n{},[] \u00e9\u4e2d \uD83D\uDE00 a\\u0000 ,";
        StationTime ancient = new StationTime("once", Long.MIN_VALUE);
        write(
                metered(new Sample(time(60), odd, odd, odd, odd, odd, Integer.MIN_VALUE, odd, odd)),
                metered(new Sample(ancient, "\0", "\uD800", "", "", "", 0, "\0\uDC00", null)));
        assertEquals(
                List.of("\uFFFD | \uFFFD\uFFFD | - | once", String.join(" | ", odd, odd, odd, "sent+60")),
                table.rows("SELECT measurand, value, signed, raw_time FROM ocpp.meter_values ORDER BY sampled_at"));
    }

    @Test
    void shouldNameEachLayoutOnce() {
        Event[] many = IntStream.range(0, 300)
                .mapToObj(i -> metered(sample(i, Integer.toString(i)), sample(i, i + "again")))
                .toArray(Event[]::new);
        write(many);
        write(many[0], many[1]);
        PostgresStore restarted = new PostgresStore(database.pool(), 0, "journal-1");
        restarted.open(1, log.all().size());
        log.add(metered(sample(900, "1"), sample(900, "2")));
        restarted.write(log.all());
        assertEquals("2 | 1", table.row("SELECT count(*), count(DISTINCT layout) FROM ocpp.meter_layouts"));
        assertEquals("602", table.row("SELECT count(*) FROM ocpp.meter_values"));
    }

    @Test
    void shouldFindASessionsReadingsByTheIndex() {
        new Partitions(database.pool()).create(T0, 1);
        Event[] others = IntStream.range(0, 4_000)
                .mapToObj(i -> reported(sample(i, Integer.toString(i))))
                .toArray(Event[]::new);
        write(others);
        write(metered(sample(60, "1")));
        table.run("ANALYZE ocpp.meter_readings");
        String plan = table.row("EXPLAIN SELECT * FROM ocpp.meter_values WHERE session_id = '" + SESSION
                + "' ORDER BY sampled_at, sequence, ordinal");
        assertTrue(plan.contains("session_id_sampled_at_digest_idx"), plan);
        assertFalse(plan.contains("Seq Scan on meter_readings_y2026m01"), plan);
    }

    @Test
    void shouldShowTheRowsOfEarlierBuildsBesideTheNew() {
        try (Database before = TestPostgres.empty()) {
            Table old = new Table(before);
            Flyway.configure()
                    .dataSource(before.pool())
                    .locations("classpath:io/voltgate/persistence/migrations")
                    .target(MigrationVersion.fromVersion("14"))
                    .load()
                    .migrate();
            for (String month : List.of("2025-12", "2026-01", "2026-02")) {
                old.run("CREATE TABLE ocpp.meter_values_y" + month.replace("-", "m")
                        + " PARTITION OF ocpp.meter_values FOR VALUES FROM ('" + month + "-01 00:00Z') TO ('" + month
                        + "-28 00:00Z')");
            }
            old.run("INSERT INTO ocpp.meter_values SELECT '" + STATION_KEY + "', 1, 1, 'T1', at, 'SoC', '', 'Other',"
                    + " 'EV', 'Percent', 0, '50', '" + SESSION
                    + "', 'raw', 1, 0, 'signed', 'frame', at, 'VALID', 'why', '[{}]' FROM (VALUES (timestamptz"
                    + " '2025-12-02Z'), ('2026-01-02Z'), ('2020-01-01Z')) v(at)");
            List<String> rows = old.rows("SELECT * FROM ocpp.meter_values ORDER BY sampled_at");
            before.migrate();
            assertEquals(rows, old.rows("SELECT * FROM ocpp.meter_values ORDER BY sampled_at"));

            Partitions partitions = new Partitions(before.pool());
            partitions.create(T0, 1);
            PostgresStore both = new PostgresStore(before.pool(), 0, "journal-1");
            both.open(1, 0);
            both.write(log.add(Facts.metered(60, 500)).all());
            assertEquals(
                    List.of("signed", "signed", "-", "signed"),
                    old.rows("SELECT signed FROM ocpp.meter_values WHERE session_id = '" + SESSION
                            + "' ORDER BY sampled_at"));
            long march = T0 + Duration.ofDays(70).toMillis();
            assertEquals(
                    List.of("meter_readings_y2026m01", "meter_values_y2025m12", "meter_values_y2026m01"),
                    partitions.drop(march, 1));
            assertEquals("1", old.row("SELECT count(*) FROM ocpp.meter_values"));
        }
    }

    @Test
    void shouldWriteALayoutAgainThatWasRefusedWithItsFact() {
        table.run("ALTER TABLE ocpp.meter_readings ADD CONSTRAINT cut CHECK (evse > 5)");
        log.add(reported(sample(1, "1")));
        store.write(log.all());
        assertEquals(1, store.quarantined());
        assertEquals("0", table.row("SELECT count(*) FROM ocpp.meter_layouts"));
        table.run("ALTER TABLE ocpp.meter_readings DROP CONSTRAINT cut");
        write(reported(sample(2, "2")));
        assertEquals("2", table.row("SELECT value FROM ocpp.meter_values"));
        store = new PostgresStore(database.pool(), 0, "journal-1");
    }
}
