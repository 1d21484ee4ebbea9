package io.voltgate.persistence.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The connections to one PostgreSQL, pooled and single. Used from any thread, closed by the {@link Database} that made it. Every
 * wait in it has an end.
 */
final class Pool implements AutoCloseable {
    /** A row writer, a directory and some readers; each connection is a process on the other side. */
    static final int CONNECTIONS = 8;

    static final int CONNECT_TIMEOUT_MS = 3_000;
    /** The longest statement, a migration aside; a peer that is gone without a word is noticed by then. */
    private static final int SOCKET_TIMEOUT_S = 60;

    private final HikariDataSource source;
    private final String url;
    private final Properties properties;

    Pool(String url, String user, String password) {
        this.url = url;
        this.properties = properties(user, password);
        HikariConfig config = new HikariConfig();
        config.setPoolName("voltgate");
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        this.source = new HikariDataSource(config);
    }

    HikariDataSource source() {
        return source;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public void close() {
        source.close();
    }

    private static Properties properties(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "voltgate");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        // Details of refused rows hold what they held, tokens included, and reach the log.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_S));
        return properties;
    }
}
