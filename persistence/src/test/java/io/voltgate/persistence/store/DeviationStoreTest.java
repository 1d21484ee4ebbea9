package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.StationInfo;
import io.voltgate.persistence.store.DeviationStore.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviationStoreTest {
    private static final Filter ALL =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Database database;
    private DeviationStore store;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new DeviationStore(database.pool());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static DeviationCount count(String vendor, String deviation, long times, long atMs) {
        return new DeviationCount(vendor, "M", "1.0", deviation, times, atMs, atMs, "CS-" + atMs, "frame " + atMs);
    }

    @Test
    void shouldAddUpAndRememberTheLast() {
        store.add(List.of(count("Wallbe", "NUL_CHARACTER", 2, 5_000), count("KEBA", "EXTRA_COMMA", 1, 1_000)));
        store.add(List.of(count("Wallbe", "NUL_CHARACTER", 3, 9_000)));
        store.add(List.of());
        assertEquals(
                List.of(
                        new DeviationCount(
                                "Wallbe", "M", "1.0", "NUL_CHARACTER", 5, 5_000, 9_000, "CS-9000", "frame 9000"),
                        count("KEBA", "EXTRA_COMMA", 1, 1_000)),
                store.list(ALL));
        assertEquals(
                List.of(count("KEBA", "EXTRA_COMMA", 1, 1_000)),
                store.list(new Filter(
                        Optional.of("KEBA"), Optional.of("M"), Optional.of("EXTRA_COMMA"), Optional.of("CS-1000"))));
        assertEquals(
                List.of(),
                store.list(new Filter(Optional.empty(), Optional.of("N"), Optional.empty(), Optional.empty())));
    }

    @Test
    void shouldKnowWhatStationsSaidOfThemselves() {
        PostgresStore rows = new PostgresStore(database.pool(), 0, "journal-1");
        rows.open(1, 0);
        StationInfo info = new StationInfo("Wallbe", "Eco", "S", "1.0", "", "");
        rows.write(new Facts.Log()
                .add(Facts.provisioned())
                .add(new Event.StationBooted(STATION, info, "", BootStatus.ACCEPTED))
                .all());
        assertEquals(Map.of(STATION, new StationInfo("Wallbe", "Eco", "", "1.0", "", "")), store.models());
    }
}
