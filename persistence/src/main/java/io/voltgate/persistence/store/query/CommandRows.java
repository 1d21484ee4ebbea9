package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The statements about orders to stations. Stateless. An order has one row for its whole life. */
final class CommandRows {
    private static final String SELECT = """
        SELECT o.id, o.number, o.command, o.client_key, o.state, o.accepted, o.status, o.result, o.detail, o.late,
               o.session_id, o.effect, o.progress, o.accepted_at, o.sent_at, o.ended_at, o.deadline, c.identity
          FROM ocpp.commands o LEFT JOIN ocpp.charge_points c ON c.station_id = o.station_id
         WHERE true\
        """;
    private static final Listing<CommandView> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("o.accepted_at", "o.id", "o.station_id", "o.state"),
            CommandRows::read,
            command -> new PageKey(command.acceptedAt(), command.id()));

    private CommandRows() {}

    static Page<CommandView> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    static Optional<CommandView> find(Connection connection, UUID id) throws SQLException {
        return new Select(SELECT)
                .and("o.id = ?", id).read(connection, PostgresQueries.TIMEOUT_SECONDS, CommandRows::read).stream()
                        .findFirst();
    }

    private static CommandView read(Row row) throws SQLException {
        return new CommandView(
                row.uuid("id"),
                row.mayText("identity"),
                row.integer("number"),
                row.text("command"),
                row.text("client_key"),
                row.text("state"),
                row.mayFlag("accepted"),
                row.mayText("status"),
                row.mayText("result"),
                row.mayText("detail"),
                row.flag("late"),
                row.mayUuid("session_id"),
                row.mayText("effect"),
                row.mayText("progress"),
                row.instant("accepted_at"),
                row.mayInstant("sent_at"),
                row.mayInstant("ended_at"),
                row.instant("deadline"));
    }
}
