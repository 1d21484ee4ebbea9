package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The PostgreSQL that holds the rows. Used from any thread, closed by who opened it. Being absent shows within seconds as an
 * exception of SQL, never as a call that hangs.
 */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /** Pooled connections; taking one from an absent database fails after {@link Pool#CONNECT_TIMEOUT_MS}. */
    DataSource pool();

    /** A connection outside the pool, for who keeps one for long; the caller closes it. */
    Connection connect() throws SQLException;

    /** Where it is, for people; without user and password. */
    String description();

    /** Brings the tables to the form that this build knows; tried again by the caller while the database is absent. */
    default void migrate() {
        Migrations.run(pool());
    }

    @Override
    void close();
}
