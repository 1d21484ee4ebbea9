package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What every {@link Database} must do. Subclasses say which; each test opens and closes its own. */
abstract class DatabaseContract {
    abstract Database open() throws Exception;

    @Test
    void shouldHaveTheTablesAfterMigrationWhichMayRunTwice() throws Exception {
        try (Database database = open()) {
            database.migrate();
            database.migrate();
            assertEquals("0", one(database, "SELECT count(*) FROM charging_sessions"));
            assertEquals("0", one(database, "SELECT count(*) FROM ocpp.checkpoints"));
        }
    }

    @Test
    void shouldBringCommitsToTheDisk() throws Exception {
        try (Database database = open()) {
            assertEquals("on", one(database, "SHOW fsync"));
            assertEquals("on", one(database, "SHOW synchronous_commit"));
            assertEquals("on", one(database, "SHOW full_page_writes"));
        }
    }

    @Test
    void shouldGiveSingleConnectionsBesideThePool() throws Exception {
        try (Database database = open();
                Connection single = database.connect();
                Connection pooled = database.pool().getConnection()) {
            assertFalse(single.isClosed());
            assertFalse(pooled.isClosed());
        }
    }

    @Test
    void shouldDescribeItselfWithoutPassword() throws Exception {
        try (Database database = open()) {
            assertFalse(database.description().contains("password"));
        }
    }

    static String one(Database database, String query) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "no row";
        }
    }
}
