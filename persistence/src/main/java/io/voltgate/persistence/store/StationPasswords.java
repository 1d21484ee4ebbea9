package io.voltgate.persistence.store;

import io.voltgate.domain.StationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The change of a station's password, in the tables. Used from any thread; each call is one statement, and the directory hears of it.
 * The old password and the new one are both good until the station has come in with the new one, because its answer to the change may be
 * lost (deviates from OCPP 2.0.1 Part 2, A01.FR.03).
 */
public final class StationPasswords {
    private final DataSource source;

    public StationPasswords(DataSource source) {
        this.source = source;
    }

    /**
     * Lays a new password beside the one that the station has; false where nobody has entered the station.
     *
     * @param reference the one in the {@link io.voltgate.domain.Command.ChangePassword} that tells the station
     */
    public boolean rotate(StationId station, String newHash, String reference) {
        return run(
                "UPDATE ocpp.charge_points SET pending_password_hash = ?, pending_password_reference = ?"
                        + " WHERE identity = ?",
                newHash,
                reference,
                station.value());
    }

    /** The station has come in with its new password, so the old one is over; false where that was known. */
    public boolean promote(StationId station, String newHash) {
        return run("""
            UPDATE ocpp.charge_points
            SET password_hash = pending_password_hash, pending_password_hash = NULL, pending_password_reference = NULL
            WHERE identity = ? AND pending_password_hash = ?\
            """, station.value(), newHash);
    }

    /** The station will not hear of its new password; false where that was known. */
    public boolean drop(StationId station, String reference) {
        return run(
                "UPDATE ocpp.charge_points SET pending_password_hash = NULL, pending_password_reference = NULL"
                        + " WHERE identity = ? AND pending_password_reference = ?",
                station.value(),
                reference);
    }

    private boolean run(String sql, @Nullable Object... cells) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            return statement.executeUpdate() > 0;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("a station's password", fault);
        }
    }
}
