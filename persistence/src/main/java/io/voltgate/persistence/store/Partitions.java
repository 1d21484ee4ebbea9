package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monthly parts of `ocpp.meter_readings`: made ahead of time, and dropped as a whole when they are old. Called by the house
 * thread. Rows that have no month of their own, such as those of a station with a wrong clock, are in the default part and stay; those of
 * `ocpp.meter_samples`, where earlier builds wrote, are dropped alike.
 */
public final class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final String READINGS = "meter_readings_y";
    private static final String SAMPLES = "meter_values_y";
    /** What PostgreSQL says when the default part holds rows of the month already. */
    private static final String CHECK_VIOLATION = "23514";

    private final DataSource source;

    public Partitions(DataSource source) {
        this.source = source;
    }

    /** Makes the parts of this month and of so many after it; a month with rows in the default part stays there. */
    public void create(long nowMs, int monthsAhead) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> existing = months(statement, "ocpp.meter_readings");
            YearMonth first = month(nowMs);
            for (int ahead = 0; ahead <= monthsAhead; ahead++) {
                YearMonth month = first.plusMonths(ahead);
                if (!existing.contains(name(READINGS, month))) {
                    create(statement, month);
                }
            }
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("partitions", fault);
        }
    }

    /** Drops the parts of all months that ended more than so many months ago; returns their names. */
    public List<String> drop(long nowMs, int monthsKept) {
        YearMonth oldest = month(nowMs).minusMonths(monthsKept);
        List<String> dropped = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            drop(statement, months(statement, "ocpp.meter_readings"), name(READINGS, oldest), dropped);
            drop(statement, months(statement, "ocpp.meter_samples"), name(SAMPLES, oldest), dropped);
            return dropped;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("partitions", fault);
        }
    }

    private static void drop(Statement statement, List<String> months, String oldest, List<String> dropped)
            throws SQLException {
        for (String name : months) {
            if (name.compareTo(oldest) < 0) {
                statement.execute("DROP TABLE ocpp." + name);
                dropped.add(name);
            }
        }
    }

    private static void create(Statement statement, YearMonth month) throws SQLException {
        try {
            statement.execute("CREATE TABLE IF NOT EXISTS ocpp." + name(READINGS, month)
                    + " PARTITION OF ocpp.meter_readings FOR VALUES FROM ('" + month + "-01 00:00Z') TO ('"
                    + month.plusMonths(1) + "-01 00:00Z')");
        } catch (SQLException fault) {
            if (!CHECK_VIOLATION.equals(fault.getSQLState())) {
                throw fault;
            }
            LOG.info("meter values of {} are in the default part already and stay there", month);
        }
    }

    private static List<String> months(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT c.relname FROM pg_inherits i"
                + " JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '" + table
                + "'::regclass AND c.relname LIKE 'meter%\\_y____m__' ORDER BY 1")) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private static YearMonth month(long epochMs) {
        return YearMonth.from(Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC));
    }

    private static String name(String prefix, YearMonth month) {
        return String.format(Locale.ROOT, "%s%04dm%02d", prefix, month.getYear(), month.getMonthValue());
    }
}
