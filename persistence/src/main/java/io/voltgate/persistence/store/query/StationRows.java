package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements about stations. Stateless. A station without an OCPP side is shown too, without an identity. */
final class StationRows {
    private static final String SELECT = """
        SELECT s.id, s.name, s.address, s.location[1] AS lat, s.location[0] AS lon, s.connectors, s.max_power_kw,
               s.status, s.working_hours, s.price_per_kwh, s.operator_id, s.created_at, s.updated_at,
               c.identity, coalesce(c.connected, false) AS connected, c.protocol, c.remote_address, c.connected_at,
               c.disconnected_at, c.disconnect_reason, c.vendor, c.model, c.serial, c.firmware, c.boot_status,
               c.booted_at, c.link_security_profile, c.link_tls, c.ocpp_version, to_json(c.aliases) AS aliases,
               c.certificate_serial, c.security_profile, c.pending_password_hash IS NOT NULL AS password_changing
          FROM stations s LEFT JOIN ocpp.charge_points c ON c.station_id = s.id
         WHERE true\
        """;
    private static final Listing<StationView> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("s.created_at", "s.id", "s.id", "s.status"),
            StationRows::read,
            station -> new PageKey(station.createdAt(), station.id()));

    private StationRows() {}

    static Page<StationView> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    static Optional<StationView> find(Connection connection, String identity) throws SQLException {
        return new Select(SELECT)
                        .and("c.identity = ?", identity)
                        .read(connection, PostgresQueries.TIMEOUT_SECONDS, StationRows::read)
                        .stream()
                        .findFirst();
    }

    private static StationView read(Row row) throws SQLException {
        return new StationView(
                row.uuid("id"),
                row.mayText("identity"),
                row.flag("connected"),
                row.text("name"),
                row.mayText("address"),
                location(row),
                row.text("connectors"),
                row.mayInteger("max_power_kw"),
                row.text("status"),
                row.mayText("working_hours"),
                row.mayDecimal("price_per_kwh"),
                row.mayText("operator_id"),
                link(row),
                dialling(row),
                device(row),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static StationView.@Nullable Location location(Row row) throws SQLException {
        Double lat = row.mayDouble("lat");
        Double lon = row.mayDouble("lon");
        return lat == null || lon == null ? null : new StationView.Location(lat, lon);
    }

    private static StationView.@Nullable Link link(Row row) throws SQLException {
        if (row.mayInstant("connected_at") == null) {
            return null;
        }
        return new StationView.Link(
                row.mayText("protocol"),
                row.mayInteger("link_security_profile"),
                row.mayText("link_tls"),
                row.mayText("remote_address"),
                row.mayInstant("connected_at"),
                row.mayInstant("disconnected_at"),
                row.mayText("disconnect_reason"));
    }

    private static StationView.@Nullable Dialling dialling(Row row) throws SQLException {
        if (row.mayText("identity") == null) {
            return null;
        }
        return new StationView.Dialling(
                row.mayText("ocpp_version"),
                row.text("aliases"),
                row.mayText("certificate_serial"),
                row.integer("security_profile"),
                row.flag("password_changing"));
    }

    private static StationView.@Nullable Device device(Row row) throws SQLException {
        if (row.mayInstant("booted_at") == null) {
            return null;
        }
        return new StationView.Device(
                row.mayText("vendor"),
                row.mayText("model"),
                row.mayText("serial"),
                row.mayText("firmware"),
                row.mayText("boot_status"),
                row.mayInstant("booted_at"));
    }
}
