package io.voltgate.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.store.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PostgreSQL that is there and doesn't let the gateway in. */
@Timeout(300)
class DatabaseRefusalTest {
    /** Unpacked once, and shared by all runs on a machine. */
    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "voltgate-postgresql");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a-wrong-password, postgres, 28P01", "RIGHT, nowhere, 3D000"})
    void shouldEndWith2AndOneSentence(String password, String database, String state) throws IOException {
        int port;
        try (ServerSocket probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        PrintStream realErr = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (EmbeddedDatabase running =
                EmbeddedDatabase.start(folder.resolve("postgres"), BINARIES, port, new SecureRandom())) {
            assertFalse(running.description().isEmpty());
            String right = Files.readString(folder.resolve("postgres.password")).strip();
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int code = Start.run(new Start(
                    Map.of(
                            "VOLTGATE_DATA",
                            folder.resolve("data").toString(),
                            "VOLTGATE_DATABASE_URL",
                            "jdbc:postgresql://localhost:" + port + "/" + database,
                            "VOLTGATE_DATABASE_USER",
                            "postgres",
                            "VOLTGATE_DATABASE_PASSWORD",
                            password.equals("RIGHT") ? right : password),
                    config -> Stores.open(config, Gateway.engineSettings(config))));
            assertEquals(2, code);
        } finally {
            System.setErr(realErr);
        }
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.startsWith("PostgreSQL at database.url does not let us in (SQLSTATE " + state + ")"), said);
        assertFalse(said.contains(password), said);
    }
}
