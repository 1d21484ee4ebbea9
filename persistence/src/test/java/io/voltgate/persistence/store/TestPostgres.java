package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL for all tests of a JVM, started with the first that needs it and stopped at the JVM's end. Used by the tests'
 * thread. Each {@link #fresh} database is a copy of one that was migrated once.
 */
final class TestPostgres {
    /** Unpacked once, and shared by all runs on a machine. */
    static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "voltgate-postgresql");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedDatabase server;

    private TestPostgres() {}

    static ExternalDatabase fresh() {
        return made("migrated");
    }

    /** A database without any tables. */
    static ExternalDatabase empty() {
        return made("template0");
    }

    private static synchronized ExternalDatabase made(String template) {
        EmbeddedDatabase running = server();
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = running.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return running.other(name);
    }

    private static EmbeddedDatabase server() {
        if (server == null) {
            EmbeddedDatabase started = start();
            server = started;
            try (Connection connection = started.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE migrated");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            try (ExternalDatabase template = started.other("migrated")) {
                template.migrate();
            }
        }
        return server;
    }

    private static EmbeddedDatabase start() {
        try {
            Path folder = Files.createTempDirectory("voltgate-test");
            EmbeddedDatabase started =
                    EmbeddedDatabase.start(folder.resolve("postgres"), BINARIES, 0, new SecureRandom());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, folder)));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(EmbeddedDatabase started, Path folder) {
        started.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertTrue(file.toFile().delete()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
