package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.CONNECTOR;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.T0;
import static io.voltgate.persistence.store.Facts.sample;
import static io.voltgate.persistence.store.Facts.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final String WHERE = "SELECT tableoid::regclass, count(*) FROM ocpp.meter_readings GROUP BY 1";
    private static final long DAY_S = Duration.ofDays(1).toSeconds();

    private static Event at(long second) {
        return new Event.MetersReported(STATION, CONNECTOR, null, List.of(sample(second, "5")), time(second));
    }

    @Test
    void shouldKeepEachMonthApartAndDropTheOldOnes() {
        try (Database database = TestPostgres.fresh()) {
            Partitions partitions = new Partitions(database.pool());
            partitions.create(T0, 1);
            partitions.create(T0, 1);
            PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
            store.open(1, 0);
            store.write(new Facts.Log()
                    .add(Facts.provisioned())
                    .add(at(0), at(31 * DAY_S - 1), at(31 * DAY_S), at(-1))
                    .all());
            Table table = new Table(database);
            assertEquals(
                    List.of(
                            "ocpp.meter_readings_default | 1",
                            "ocpp.meter_readings_y2026m01 | 2",
                            "ocpp.meter_readings_y2026m02 | 1"),
                    table.rows(WHERE).stream().sorted().toList());

            long march = T0 + Duration.ofDays(70).toMillis();
            assertEquals(List.of("meter_readings_y2026m01"), partitions.drop(march, 1));
            assertEquals(List.of(), partitions.drop(march, 1));
            assertEquals("2", table.row("SELECT count(*) FROM ocpp.meter_values"));
        }
    }

    @Test
    void shouldLeaveAMonthInTheDefaultPartThatHasRowsThere() {
        try (Database database = TestPostgres.fresh()) {
            PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
            store.open(1, 0);
            store.write(new Facts.Log().add(Facts.provisioned()).add(at(0)).all());
            new Partitions(database.pool()).create(T0, 1);
            assertEquals(
                    "meter_readings_default meter_readings_y2026m02",
                    new Table(database)
                            .row("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                                    + " WHERE relkind = 'r' AND relname LIKE 'meter_readings%'"));
        }
    }
}
