package io.voltgate.persistence.store;

import io.voltgate.persistence.tail.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the gateway's own: a local process with its data folder. Started and stopped by who wires the gateway, used
 * from any thread. At most one server runs on a folder, commits are on disk, and what a killed gateway left is taken over.
 */
public final class EmbeddedDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "voltgate";
    private static final String USER = "postgres";
    /** Recovery after a crash reads at most max_wal_size of log. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private static final long STOP_TIMEOUT_MS = 60_000;

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String password;
    private final Pool pool;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
        this.pool = new Pool(url(DATABASE), USER, password);
    }

    /**
     * Starts it, on a new or an old folder.
     *
     * @param folder of the data; beside it lie its lock and its password
     * @param binaries where the programs of PostgreSQL are unpacked once
     * @param port on the loopback interface, 0 for any that is free
     * @param random for the password of a new folder
     */
    public static EmbeddedDatabase start(Path folder, Path binaries, int port, SecureRandom random) {
        try {
            DataFolder data = DataFolder.open(folder.toAbsolutePath().normalize());
            try {
                return start(data, binaries, port, random);
            } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
                data.close();
                throw failed;
            }
        } catch (IOException | SQLException failed) {
            throw new StoreUnavailableException("the embedded PostgreSQL in " + folder + " does not start", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while the embedded PostgreSQL started", stopping);
        }
    }

    private static EmbeddedDatabase start(DataFolder data, Path binaries, int port, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        Optional<Postmaster> left = Postmaster.on(data.path());
        if (left.isPresent()) {
            LOG.info("a PostgreSQL still runs on {}, left by a gateway that was killed; stopping it", data.path());
            left.get().stop(STOP_TIMEOUT_MS);
        }
        requireFree(port);
        data.setAsideUnfinished();
        String password = data.password(random);
        EmbeddedPostgres server = launch(data, binaries, port, password);
        try {
            prepare(server, data.path());
            data.markFinished();
        } catch (IOException | SQLException | RuntimeException failed) {
            server.close();
            throw failed;
        }
        return new EmbeddedDatabase(data, server, password);
    }

    private static void requireFree(int port) throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LOG.trace("port {} is free", probe.getLocalPort());
        } catch (IOException taken) {
            throw new IOException("port " + port + " for the embedded PostgreSQL is taken", taken);
        }
    }

    /** The library's own settings are for throw-away tests: it passes -F (no fsync) and asynchronous commit. */
    private static EmbeddedPostgres launch(DataFolder data, Path binaries, int port, String password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.path())
                .setOverrideWorkingDirectory(
                        binaries.toAbsolutePath().normalize().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", data.passwordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // Rows come in bursts; fewer checkpoints mean fewer whole pages in the log.
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "50")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("jit", "off")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_size", "0")
                .start();
    }

    private static void prepare(EmbeddedPostgres server, Path folder) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Path served = Path.of(text(statement, "SHOW data_directory"));
            if (!served.toRealPath().equals(folder.toRealPath())) {
                throw new IOException("port " + server.getPort() + " answers for the PostgreSQL of another folder");
            }
            if (text(statement, "SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'")
                    .equals("0")) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    /** Another database of the same server, reached as an external one is. */
    ExternalDatabase other(String database) {
        return new ExternalDatabase(url(database), USER, password);
    }

    @Override
    public DataSource pool() {
        return pool.source();
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public String description() {
        return url(DATABASE) + " in " + folder.path();
    }

    /** Stops the server (fast: running transactions are rolled back). The checkpoint before keeps the stop itself short. */
    @Override
    public void close() {
        checkpoint();
        pool.close();
        try {
            Optional<Postmaster> running = Postmaster.on(folder.path());
            server.close();
            if (running.isPresent()) {
                running.get().awaitEnd(STOP_TIMEOUT_MS);
            }
        } catch (IOException failed) {
            LOG.warn("the embedded PostgreSQL did not stop in order; the next start takes it over", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }

    private void checkpoint() {
        try (Connection connection = pool.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException gone) {
            LOG.warn("no checkpoint before the stop, the next start will replay the log: {}", gone.getMessage());
        }
    }
}
