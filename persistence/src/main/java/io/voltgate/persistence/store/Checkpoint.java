package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far the rows have come in one shard's journal. A value; its row changes in the transactions of the {@link PostgresStore}. It
 * belongs to one journal and never moves back.
 */
record Checkpoint(int shard, String journal) {
    private static final String READER = "rows";
    private static final String DURABLE = "rows on disk";

    /** Makes the row where there is none, so that there is something to lock. */
    void create(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            INSERT INTO ocpp.checkpoints (shard, reader, journal, sequence) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING\
            """)) {
            Cells.bind(statement, new Object[] {shard, READER, journal});
            statement.executeUpdate();
        }
    }

    /** The sequence up to which the rows are written; nobody else moves it before the transaction ends. */
    long lock(Connection connection) throws SQLException {
        return lock(
                connection, "SELECT journal, sequence FROM ocpp.checkpoints WHERE shard = ? AND reader = ? FOR UPDATE");
    }

    /**
     * The same for a transaction whose commit does not wait for PostgreSQL's disk. A crash of PostgreSQL may then lose the last transactions
     * (those of less than a second), rows and checkpoint alike, but never one without those before it: the checkpoint that is left says
     * what is there, and the journal still has the rest, since it is kept up to {@link #makeDurable}.
     */
    long lockForRows(Connection connection) throws SQLException {
        return lock(connection, """
            SELECT journal, sequence, set_config('synchronous_commit', 'off', true)
            FROM ocpp.checkpoints WHERE shard = ? AND reader = ? FOR UPDATE\
            """);
    }

    /**
     * Brings all that is committed onto PostgreSQL's disk, and returns the sequence up to which the rows are. A commit that waits for the disk
     * waits for all before it, if it has written anything itself: here it notes the sequence.
     */
    long makeDurable(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            INSERT INTO ocpp.checkpoints (shard, reader, journal, sequence)
            SELECT shard, ?, journal, sequence FROM ocpp.checkpoints WHERE shard = ? AND reader = ?
            ON CONFLICT (shard, reader) DO UPDATE SET journal = excluded.journal, sequence = excluded.sequence
            RETURNING sequence\
            """)) {
            Cells.bind(statement, new Object[] {DURABLE, shard, READER});
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private long lock(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            Cells.bind(statement, new Object[] {shard, READER});
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new CheckpointMismatchException("The database has lost its checkpoint of shard " + shard
                            + " while the gateway ran; was it replaced? Restart the gateway to begin anew.");
                }
                requireSame(result.getString(1));
                return result.getLong(2);
            }
        }
    }

    void move(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE ocpp.checkpoints SET sequence = ? WHERE shard = ? AND reader = ?")) {
            Cells.bind(statement, new Object[] {sequence, shard, READER});
            statement.executeUpdate();
        }
    }

    /** Whether the journal can go on from here: it still has the next entry, and has not lost one that was written already. */
    void requireWithin(long sequence, long oldest, long last) {
        if (sequence > last) {
            throw new CheckpointMismatchException("The database has rows up to entry " + sequence + " of shard " + shard
                    + ", but the journal ends at entry " + last
                    + ". Part of the journal is lost, or the database is newer than the journal beside it.");
        }
        if (sequence < oldest - 1) {
            throw new CheckpointMismatchException("The database has rows up to entry " + sequence + " of shard " + shard
                    + ", but the journal begins at entry " + oldest
                    + ". The entries between were removed before they were written; is this an older copy of"
                    + " the database?");
        }
    }

    private void requireSame(String recorded) {
        if (!recorded.equals(journal)) {
            throw new CheckpointMismatchException(
                    "The database belongs to the journal " + recorded + " of shard " + shard
                            + ", but the gateway runs with the journal " + journal
                            + ". Bring back the one that belongs to the other, or start with an empty database.");
        }
    }
}
