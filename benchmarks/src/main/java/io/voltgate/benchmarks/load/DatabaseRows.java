package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a gateway that was started here, counted by asking its database itself. A value. What is counted are rows, not what the
 * gateway says of them.
 */
record DatabaseRows(String url, String password) {
    /** Where a PostgreSQL writes its process and port. */
    static final String PROCESS = "postmaster.pid";

    private static final String USER = "postgres";
    private static final String DATABASE = "voltgate";
    private static final int PORT_LINE = 3;
    private static final String READINGS = "SELECT count(*) FROM ocpp.meter_readings WHERE station_id IN"
            + " (SELECT station_id FROM ocpp.charge_points WHERE identity LIKE ?)";

    /** Empty where the gateway has no database of its own. */
    static Optional<DatabaseRows> of(Server server) throws IOException {
        Optional<Path> folder = server.databaseFolder();
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        List<String> process = Files.readAllLines(folder.get().resolve(PROCESS));
        Path password = folder.get().resolveSibling(folder.get().getFileName().toString() + ".password");
        return Optional.of(new DatabaseRows(
                "jdbc:postgresql://localhost:" + process.get(PORT_LINE).strip() + "/" + DATABASE,
                Files.readString(password).strip()));
    }

    /** Readings of the stations whose names begin so: one row for what a message says of one moment. */
    long readings(String prefix) throws IOException {
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                PreparedStatement count = connection.prepareStatement(READINGS)) {
            count.setString(1, prefix + "%");
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException refused) {
            throw new IOException("The rows can't be counted.", refused);
        }
    }

    /** It shows its password to nobody. */
    @Override
    public String toString() {
        return url;
    }
}
