package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.shard.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Where facts go that the tables refuse. Used by the thread of the {@link PostgresStore}, in its transaction. Nothing is thrown
 * away: the whole fact stays, with the error.
 */
final class Quarantine {
    private Quarantine() {}

    static void add(Connection connection, int shard, long sequence, int index, RefusedFact refused)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            INSERT INTO ocpp.quarantine (shard, sequence, index, fact, error) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING\
            """)) {
            String fact = EventCodec.MAPPER.writerFor(Event.class).writeValueAsString(refused.event());
            Cells.bind(statement, new Object[] {shard, sequence, index, fact, refused.error()});
            statement.executeUpdate();
        }
    }

    /** A fact and why it was refused. */
    record RefusedFact(Event event, String error) {}
}
