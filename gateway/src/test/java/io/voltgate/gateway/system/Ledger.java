package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What stations were promised, compared with what stands in the database. Used by a test's thread, when the rows have caught up. Both
 * sides are complete: nothing that was acknowledged is missing, and nothing stands there that no station did.
 */
final class Ledger {
    private static final int MOST_DIFFERENCES = 20;

    private final List<StationRecord> stations;
    private final Tables tables;
    private final List<String> differences = new ArrayList<>();

    /** How much was compared. */
    record Figures(int sessions, int samples, int statuses, long wattHours, BigDecimal money) {}

    private Ledger(List<StationRecord> stations, Tables tables) {
        this.stations = stations;
        this.tables = tables;
    }

    /**
     * Fails where the two differ.
     *
     * @param price of a kilowatt-hour at a station, by its identity
     */
    static Figures assertRowsEqualPromises(
            List<StationRecord> stations, Connection connection, Function<String, BigDecimal> price)
            throws SQLException {
        Tables tables = Tables.read(connection);
        Ledger ledger = new Ledger(stations, tables);
        Figures figures = ledger.compare(price);
        List<String> differences = ledger.differences;
        assertEquals(
                List.of(),
                differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size())),
                () -> differences.size() + " differences");
        return figures;
    }

    private Figures compare(Function<String, BigDecimal> price) {
        SessionBook sessions = new SessionBook(tables, differences::add);
        SampleBook samples = new SampleBook(tables, differences::add);
        StatusBook statuses = new StatusBook(tables, differences::add);
        for (StationRecord station : stations) {
            List<SessionRecord> begun =
                    station.sessions().stream().filter(SessionRecord::begun).toList();
            begun.forEach(session -> sessions.compare(session, price.apply(station.identity())));
            samples.compare(station, begun);
            statuses.compare(station);
        }
        sessions.requireNoOthers();
        samples.requireNoOthers();
        tables.oddities().forEach((what, count) -> {
            if (count != 0) {
                differences.add(count + " " + what);
            }
        });
        return new Figures(sessions.count(), samples.count(), statuses.count(), sessions.wattHours(), sessions.money());
    }
}
