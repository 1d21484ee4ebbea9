package io.voltgate.persistence.store.query;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Event;
import io.voltgate.persistence.store.query.BillTrail.ClockStep;
import io.voltgate.persistence.store.query.BillTrail.Place;
import io.voltgate.persistence.store.query.BillTrail.ReadingCounts;
import io.voltgate.persistence.store.query.BillTrail.RecordedFact;
import io.voltgate.persistence.store.query.BillTrail.RecordedReading;
import io.voltgate.shard.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The statements about why a bill is what it is. Stateless. Its parts are to be read on one snapshot, and each is bounded. */
final class BillTrailRows {
    /** Facts at the beginning and at the end of what is recorded. */
    private static final int FIRST_FACTS = 200;

    private static final int LAST_FACTS = 300;
    /** Readings at the beginning, at the end, and of no session. */
    private static final int EDGE_READINGS = 50;
    /** What is looked up besides: a bill of more segments than half of it is one that nobody reads. */
    private static final int MAX_ENDS = 200;

    private static final int MAX_CLOCK_STEPS = 20;
    private static final Duration NEAR = Duration.ofMinutes(15);

    private static final String PLACE = "SELECT name, address FROM stations WHERE id = ?";
    private static final String FACTS = """
        SELECT shard, sequence, index, frame, fact, recorded_at, total
          FROM (SELECT *, row_number() OVER (ORDER BY shard, sequence, index) AS place, count(*) OVER () AS total
                  FROM ocpp.bill_facts WHERE session_id = ?) AS numbered
         WHERE place <= ? OR place > total - ? ORDER BY place\
        """;
    private static final String COUNTS = """
        SELECT count(*) AS all_readings, count(*) FILTER (WHERE measurand LIKE 'Energy.%') AS energy
          FROM ocpp.meter_values WHERE session_id = ?\
        """;
    private static final String READINGS = """
        SELECT sampled_at, raw_time, received_at, evse, connector, measurand, phase, context, location, unit, multiplier,
               value, signed, signature, signature_reason, frame, sequence
          FROM ocpp.meter_values WHERE measurand LIKE 'Energy.%'\
        """;
    private static final String CLOCK = """
        SELECT reported_at, (detail ->> 'offsetMs')::bigint AS offset_ms
          FROM ocpp.notices WHERE station_id = ? AND kind = 'ClockAdjusted' AND received_at <= ?
         ORDER BY received_at DESC, id DESC LIMIT ?\
        """;

    private BillTrailRows() {}

    static Optional<BillTrail> find(Connection connection, UUID id) throws SQLException {
        Optional<SessionDetail> session = SessionRows.find(connection, id);
        return session.isEmpty() ? Optional.empty() : Optional.of(trail(connection, id, session.get()));
    }

    private static BillTrail trail(Connection connection, UUID id, SessionDetail detail) throws SQLException {
        SessionView session = detail.session();
        List<Counted> facts = read(
                new Select(FACTS, id, FIRST_FACTS, LAST_FACTS),
                connection,
                row -> new Counted(fact(row), row.big("total")));
        List<RecordedFact> recorded = facts.stream().map(Counted::fact).toList();
        Instant end = end(session, recorded);
        return new BillTrail(
                detail,
                read(new Select(PLACE, session.stationId()), connection, BillTrailRows::place).stream()
                        .findFirst()
                        .orElse(null),
                recorded,
                facts.isEmpty() ? 0 : facts.getFirst().total(),
                readings(connection, id, recorded),
                nearby(connection, session, end),
                read(new Select(COUNTS, id), connection, BillTrailRows::counts).getFirst(),
                read(new Select(CLOCK, session.stationId(), end, MAX_CLOCK_STEPS), connection, BillTrailRows::clockStep)
                        .reversed());
    }

    private record Counted(RecordedFact fact, long total) {}

    /** When the session was over for us; while it isn't, the newest that was told of it. */
    private static Instant end(SessionView session, List<RecordedFact> facts) {
        Instant told = session.endTime() == null ? session.createdAt() : session.endTime();
        return facts.stream()
                .filter(recorded -> session.endTime() == null || recorded.fact() instanceof Event.SessionEnded)
                .map(RecordedFact::recordedAt)
                .reduce(told, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static List<RecordedReading> readings(Connection connection, UUID session, List<RecordedFact> facts)
            throws SQLException {
        Set<RecordedReading> readings = new LinkedHashSet<>();
        readings.addAll(read(ofSession(session).first(EDGE_READINGS, "sampled_at, sequence, ordinal"), connection));
        readings.addAll(read(
                ofSession(session).first(EDGE_READINGS, "sampled_at DESC, sequence DESC, ordinal DESC"), connection));
        OffsetDateTime[] ends = ends(facts);
        if (ends.length > 0) {
            Object[] times = ends;
            java.sql.Array array = connection.createArrayOf("timestamptz", times);
            readings.addAll(read(
                    ofSession(session)
                            .and("sampled_at = ANY (?)", array)
                            .first(MAX_ENDS, "sampled_at, sequence, ordinal"),
                    connection));
        }
        List<RecordedReading> sorted = new ArrayList<>(readings);
        sorted.sort(Comparator.comparing(RecordedReading::sampledAt).thenComparingLong(RecordedReading::sequence));
        return sorted;
    }

    private static Select ofSession(UUID session) {
        return new Select(READINGS).and("session_id = ?", session);
    }

    /** Readings of the connector, or of one that nobody named, that no session claims. */
    private static List<RecordedReading> nearby(Connection connection, SessionView session, Instant end)
            throws SQLException {
        Instant until = session.endTime() == null ? end : session.endTime();
        return read(
                new Select(READINGS)
                        .and("session_id IS NULL AND station_id = ?", session.stationId())
                        .and("sampled_at >= ?", session.startTime().minus(NEAR))
                        .and("sampled_at <= ?", until.plus(NEAR))
                        .and(
                                "evse = coalesce((SELECT (session_data ->> 'evse')::int FROM charging_sessions WHERE"
                                        + " id = ?), evse)",
                                session.id())
                        .first(EDGE_READINGS, "sampled_at, sequence, ordinal"),
                connection);
    }

    /** The times of the readings that the bill of each version names. */
    private static OffsetDateTime[] ends(List<RecordedFact> facts) {
        return facts.stream()
                .flatMap(recorded -> bill(recorded.fact()).stream())
                .flatMap(BillTrailRows::times)
                .distinct()
                .limit(MAX_ENDS)
                .map(ms -> Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Stream<Long> times(Bill bill) {
        return Stream.concat(
                bill.segments().stream().flatMap(segment -> Stream.of(segment.fromMs(), segment.toMs())),
                bill.refusals().stream().map(Bill.Refused::atMs));
    }

    private static Optional<Bill> bill(Event.BillFact fact) {
        if (fact instanceof Event.SessionEnded ended) {
            return Optional.ofNullable(ended.bill());
        }
        if (fact instanceof Event.SessionReviewed reviewed) {
            return Optional.of(reviewed.bill());
        }
        return fact instanceof Event.SessionRestated restated ? Optional.ofNullable(restated.bill()) : Optional.empty();
    }

    private static <T> List<T> read(Select select, Connection connection, Row.Form<T> form) throws SQLException {
        return select.read(connection, PostgresQueries.TIMEOUT_SECONDS, form);
    }

    private static List<RecordedReading> read(Select select, Connection connection) throws SQLException {
        return read(select, connection, BillTrailRows::reading);
    }

    private static Place place(Row row) throws SQLException {
        return new Place(row.text("name"), row.mayText("address"));
    }

    private static RecordedFact fact(Row row) throws SQLException {
        Event.BillFact fact = EventCodec.MAPPER.readValue(row.text("fact"), Event.BillFact.class);
        return new RecordedFact(
                row.integer("shard"),
                row.big("sequence"),
                row.integer("index"),
                row.mayText("frame"),
                row.instant("recorded_at"),
                fact);
    }

    private static ReadingCounts counts(Row row) throws SQLException {
        return new ReadingCounts(row.big("all_readings"), row.big("energy"));
    }

    private static ClockStep clockStep(Row row) throws SQLException {
        return new ClockStep(row.instant("reported_at"), row.big("offset_ms"));
    }

    private static RecordedReading reading(Row row) throws SQLException {
        return new RecordedReading(
                row.instant("sampled_at"),
                row.text("raw_time"),
                row.mayInstant("received_at"),
                row.integer("evse"),
                row.integer("connector"),
                row.text("measurand"),
                row.text("phase"),
                row.text("context"),
                row.text("location"),
                row.text("unit"),
                row.integer("multiplier"),
                row.text("value"),
                row.mayText("signed"),
                row.mayText("signature"),
                row.mayText("signature_reason"),
                row.mayText("frame"),
                row.big("sequence"));
    }
}
