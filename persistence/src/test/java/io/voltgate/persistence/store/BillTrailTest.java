package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.T0;
import static io.voltgate.persistence.store.Facts.euro;
import static io.voltgate.persistence.store.Facts.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.persistence.store.query.BillTrail;
import io.voltgate.persistence.store.query.BillTrail.ClockStep;
import io.voltgate.persistence.store.query.BillTrail.RecordedReading;
import io.voltgate.persistence.store.query.BillView;
import io.voltgate.persistence.store.query.PostgresQueries;
import io.voltgate.shard.JournalEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the facts of a bill to their rows, and back to what a bill is explained from. */
class BillTrailTest {
    private final List<JournalEntry> entries = new ArrayList<>();
    private Database database;
    private PostgresStore store;
    private PostgresQueries queries;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        queries = new PostgresQueries(database.pool());
        write(null, Facts.provisioned());
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    private void write(@Nullable String frame, Event... events) {
        long sequence = entries.size() + 1L;
        JournalEntry entry = new JournalEntry(sequence, T0 + sequence * 1000, frame, List.of(events));
        entries.add(entry);
        store.write(List.of(entry));
    }

    private BillTrail trail() {
        return queries.billTrail(SESSION.value()).orElseThrow();
    }

    private static Event ended(@Nullable Bill bill) {
        return new Event.SessionEnded(
                STATION,
                SESSION,
                SessionOutcome.COMPLETED,
                "Local",
                Energy.ofWh(2000),
                Energy.ofWh(1000),
                euro("0.50"),
                null,
                time(120),
                bill);
    }

    private static Bill bill(long fromSecond, long toSecond) {
        return new Bill(
                Energy.ofWh(1000),
                Energy.ZERO,
                List.of(new Bill.Segment(
                        Energy.ofWh(1000),
                        Energy.ofWh(2000),
                        time(fromSecond).epochMs(),
                        time(toSecond).epochMs(),
                        Energy.ofWh(1000),
                        null)),
                new Bill.Times(120_000, 60_000, 0, 0, 60_000),
                List.of(new Bill.Line("ENERGY", 0, "1", "0.5", "0.5", 0, 0, "energy")),
                euro("0.50"),
                Money.zero("EUR"),
                EnumSet.of(BillFlag.STOP_LATE, BillFlag.START_LOST));
    }

    @Test
    void shouldReadBackEveryFactWithItsFrameAndPlace() {
        Event.BillFact ended = (Event.BillFact) ended(bill(0, 120));
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        write("m-2", Facts.metered(60, 500));
        write("m-3", ended);
        write(null, Facts.settled("0.50"));
        BillTrail trail = trail();

        assertEquals(4, trail.factCount());
        assertEquals(
                new BillTrail.RecordedFact(0, 4, 0, "m-3", Instant.ofEpochMilli(T0 + 4000), ended),
                trail.facts().get(2));
        assertEquals("m-1", trail.facts().get(1).frame());
        assertEquals(1, trail.facts().get(1).index());
        assertNull(trail.facts().getLast().frame());
        BillTrail.Place place = trail.place();
        assertNotNull(place);
        assertEquals("CS-1", place.name());
        RecordedReading reading = trail.readings().getFirst();
        assertEquals("m-2", reading.frame());
        assertEquals("sent+60", reading.rawTime());
        assertEquals(Instant.ofEpochMilli(T0 + 3000), reading.receivedAt());
    }

    @Test
    void shouldShowTheBillInKilowattHoursBesideTheSession() {
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        assertNull(queries.session(SESSION.value()).orElseThrow().bill());
        write("m-3", ended(bill(0, 120)));

        BillView shown = queries.session(SESSION.value()).orElseThrow().bill();
        assertNotNull(shown);
        assertEquals(BigDecimal.ONE, shown.importedKwh());
        assertEquals(BillFlag.Quality.DERIVED, shown.quality());
        assertEquals(List.of(BillFlag.START_LOST, BillFlag.STOP_LATE), shown.flags());
        assertEquals(new BigDecimal("0.5"), shown.total());
        assertEquals(new BigDecimal("60"), shown.times().chargingSeconds());
    }

    @Test
    void shouldKeepTheFirstTheLastAndTheUsedOfManyReadings() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < 1000; second++) {
            samples.add(Facts.sample(second, Integer.toString(1000 + second)));
            samples.add(
                    new Sample(time(second), Sample.POWER_IMPORT, "", Sample.PERIODIC, Sample.OUTLET, "W", 0, "11000"));
        }
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        write(
                "m-2",
                new Event.SessionMetered(
                        STATION,
                        SESSION,
                        Facts.CONNECTOR,
                        Facts.TRANSACTION,
                        samples,
                        null,
                        Energy.ofWh(1999),
                        T0,
                        Energy.ofWh(999),
                        euro("0.50"),
                        time(0)));
        write("m-3", ended(bill(300, 700)));
        BillTrail trail = trail();

        assertEquals(new BillTrail.ReadingCounts(2000, 1000), trail.counts());
        assertEquals(102, trail.readings().size());
        List<String> values =
                trail.readings().stream().map(RecordedReading::value).toList();
        assertTrue(values.containsAll(List.of("1000", "1049", "1300", "1700", "1950", "1999")), values.toString());
        assertEquals(values.stream().sorted().toList(), values, "in the order of their times");
    }

    @Test
    void shouldKeepTheFirstAndTheLastOfManyFacts() {
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        for (int version = 1; version <= 600; version++) {
            write(
                    "late",
                    new Event.SessionRestated(
                            STATION, SESSION, version, Energy.ZERO, euro("0"), "LateMeterValues", null, null));
        }
        BillTrail trail = trail();

        assertEquals(602, trail.factCount());
        assertEquals(500, trail.facts().size());
        assertTrue(trail.facts().getFirst().fact() instanceof Event.SessionStarted);
        assertTrue(trail.facts().getLast().fact() instanceof Event.SessionRestated last && last.version() == 600);
    }

    @Test
    void shouldFindWhatTheConnectorSaidOutsideOfTheSession() {
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        write(
                "beside",
                new Event.MetersReported(STATION, Facts.CONNECTOR, null, List.of(Facts.sample(30, "77")), time(30)),
                new Event.MetersReported(
                        STATION, new ConnectorId(2, 1), null, List.of(Facts.sample(30, "78")), time(30)),
                new Event.MetersReported(
                        STATION, Facts.CONNECTOR, null, List.of(Facts.sample(5000, "79")), time(5000)));
        write("m-3", ended(null));

        assertEquals(
                List.of("77"),
                trail().nearby().stream().map(RecordedReading::value).toList());
    }

    @Test
    void shouldTellHowTheClockWasCorrectedUpToTheEnd() {
        write("c-1", new Event.StationClockAdjusted(STATION, 3_600_000));
        write("m-1", Facts.started(SESSION), Facts.paymentOpened());
        write("c-2", new Event.StationClockAdjusted(STATION, -5_000));
        write("m-3", ended(null));
        for (int i = 0; i < 120; i++) {
            write(null, Facts.settled("0.50"));
        }
        write("c-3", new Event.StationClockAdjusted(STATION, 7));

        assertEquals(
                List.of(
                        new ClockStep(Instant.ofEpochMilli(T0 + 2000), 3_600_000),
                        new ClockStep(Instant.ofEpochMilli(T0 + 4000), -5_000)),
                trail().clock());
    }

    @Test
    void shouldReadBackTextsThatPostgresCannotStore() {
        write("m\0" + '\uD800', Facts.started(SESSION), Facts.paymentOpened());
        write(
                "m-2",
                new Event.SessionFlagged(STATION, SESSION, BillFlag.CLOCK_UNSET, "told as \0" + '\uDFFF' + " \\u0000"));
        BillTrail trail = trail();

        assertEquals("m\uFFFD\uFFFD", trail.facts().getFirst().frame());
        assertTrue(
                trail.facts().getLast().fact() instanceof Event.SessionFlagged told
                        && told.detail().equals("told as \uFFFD\uFFFD \\u0000"),
                trail.facts().getLast().toString());
    }

    @Test
    void shouldKnowNothingOfASessionThatNeverWas() {
        assertTrue(queries.billTrail(new UUID(9, 9)).isEmpty());
    }
}
