package io.voltgate.persistence.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the form that this build knows. Called by whoever starts, on their thread. Each step runs once, in a
 * transaction, under a lock, so several gateways may start at a time.
 */
final class Migrations {
    private static final String LOCATION = "classpath:io/voltgate/persistence/migrations";

    private Migrations() {}

    static void run(DataSource source) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations(LOCATION)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            SQLException sql = SqlFaults.in(failed);
            if (sql != null && SqlFaults.isRefusal(sql)) {
                throw new DatabaseRefusedException("PostgreSQL at database.url does not let us in (SQLSTATE "
                        + sql.getSQLState() + "): see database.user and database.password, and the database's name.");
            }
            if (sql != null && SqlFaults.isConnection(sql)) {
                throw SqlFaults.unavailable("migration", sql);
            }
            throw failed;
        }
    }
}
