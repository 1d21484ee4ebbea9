package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.tail.StoreUnavailableException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest extends DatabaseContract {
    private static final int STOP_MS = 60_000;

    @TempDir
    Path data;

    @Override
    EmbeddedDatabase open() {
        return start(0);
    }

    @Test
    void shouldKeepItsRowsFromOneStartToTheNext() throws Exception {
        try (Database first = open()) {
            run(first, "CREATE TABLE kept (word text)");
            run(first, "INSERT INTO kept VALUES ('still here')");
        }
        assertFalse(Files.exists(folder().resolve("postmaster.pid")));
        try (Database second = open()) {
            assertEquals("still here", one(second, "SELECT word FROM kept"));
        }
    }

    @Test
    void shouldLetNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = open();
                Database intruder = new ExternalDatabase(
                        "jdbc:postgresql://localhost:" + database.port() + "/voltgate", "postgres", "guess")) {
            SQLException refused = assertThrows(SQLException.class, intruder::connect);
            assertEquals("28P01", refused.getSQLState());
            assertTrue(Files.getPosixFilePermissions(data.resolve("postgres.password")).stream()
                    .allMatch(permission -> permission.name().startsWith("OWNER")));
        }
    }

    @Test
    void shouldRefuseASecondGatewayOnTheSameFolder() {
        try (Database first = open()) {
            assertThrows(StoreUnavailableException.class, this::open);
            assertFalse(first.description().isEmpty());
        }
    }

    @Test
    void shouldTakeOverTheServerThatAKilledGatewayLeft() throws Exception {
        Process gateway = DoomedGateway.launch(folder(), data.resolve("gateway.log"));
        Postmaster left = Postmaster.on(folder()).orElseThrow();
        gateway.destroyForcibly();
        assertTrue(gateway.waitFor(STOP_MS, TimeUnit.MILLISECONDS));
        assertTrue(left.process().isAlive());

        try (Database taken = open()) {
            assertEquals("committed", one(taken, "SELECT word FROM kept"));
            assertNotEquals(
                    left.process().pid(),
                    Postmaster.on(folder()).orElseThrow().process().pid());
        }
    }

    @Test
    void shouldStartThoughTheFileOfItsServerNamesAProcessOfSomebodyElse() throws Exception {
        try (Database first = open()) {
            run(first, "CREATE TABLE kept (word text)");
        }
        long mine = ProcessHandle.current().pid();
        Files.writeString(folder().resolve("postmaster.pid"), mine + "\n" + folder() + "\n1\n5432\n\nlocalhost\n");
        try (Database second = open()) {
            assertEquals("0", one(second, "SELECT count(*) FROM kept"));
        }
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void shouldSetAsideAFolderWhoseFirstStartWasCutOff() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("postgresql.conf"), "# initdb was killed here");
        try (Database database = open()) {
            assertEquals("1", one(database, "SELECT 1"));
        }
        assertTrue(Files.exists(data.resolve("postgres.unfinished-1").resolve("postgresql.conf")));
    }

    @Test
    void shouldSayThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StoreUnavailableException refused =
                    assertThrows(StoreUnavailableException.class, () -> start(taken.getLocalPort()));
            assertTrue(String.valueOf(refused.getCause()).contains("is taken"));
        }
    }

    private Path folder() {
        return data.resolve("postgres");
    }

    private EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(folder(), TestPostgres.BINARIES, port, new SecureRandom());
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
