package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Any PostgreSQL that is reached by a URL. Opened and closed by who wires the gateway, used from any thread. It may be absent at
 * any time, at the opening too.
 */
public final class ExternalDatabase implements Database {
    private final Pool pool;
    private final String description;

    /** @param url such as jdbc:postgresql://host:5432/voltgate */
    public ExternalDatabase(String url, String user, String password) {
        this.pool = new Pool(url, user, password);
        int parameters = url.indexOf('?');
        this.description = parameters < 0 ? url : url.substring(0, parameters);
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
        return description;
    }

    @Override
    public void close() {
        pool.close();
    }
}
