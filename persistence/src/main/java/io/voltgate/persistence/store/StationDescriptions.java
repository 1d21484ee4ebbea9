package io.voltgate.persistence.store;

import io.voltgate.engine.WorkingHours;
import io.voltgate.persistence.store.Registry.Dialling;
import io.voltgate.persistence.store.Registry.Entered;
import io.voltgate.persistence.store.Registry.Location;
import io.voltgate.persistence.store.Registry.Station;
import io.voltgate.shard.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What operators say of stations, put into the tables. Stateless; used within a transaction of the {@link Registry}. However many stations
 * there are, it is three statements, to which all of them are one JSON array; what a station says nothing of has no field there.
 */
final class StationDescriptions {
    private static final String ADD = """
        WITH given AS (
            SELECT g.identity, gen_random_uuid() AS id FROM jsonb_to_recordset(?) AS g(identity text)
            WHERE NOT EXISTS (SELECT FROM ocpp.charge_points c WHERE c.identity = g.identity)),
        made AS (INSERT INTO stations (id, name) SELECT id, identity FROM given RETURNING id)
        INSERT INTO ocpp.charge_points (identity, station_id) SELECT identity, id FROM given JOIN made USING (id)
        RETURNING identity\
        """;
    private static final String DESCRIBE = """
        UPDATE stations s SET name = coalesce(g.name, s.name), address = coalesce(g.address, s.address),
            location = coalesce(point(g.longitude, g.latitude), s.location),
            connectors = coalesce(g.connectors, s.connectors), max_power_kw = coalesce(g.max_power_kw, s.max_power_kw),
            working_hours = coalesce(g.working_hours, s.working_hours),
            price_per_kwh = coalesce(g.price_per_kwh, s.price_per_kwh),
            operator_id = coalesce(g.operator_id, s.operator_id), updated_at = now(),
            status = CASE WHEN g.maintenance IS NULL THEN s.status WHEN g.maintenance THEN 'maintenance'
                WHEN s.status <> 'maintenance' THEN s.status WHEN c.connected THEN 'active' ELSE 'offline' END
        FROM jsonb_to_recordset(?) AS g(identity text, name text, address text, longitude float8, latitude float8,
            connectors jsonb, max_power_kw integer, working_hours jsonb, price_per_kwh numeric, operator_id text,
            maintenance boolean), ocpp.charge_points c
        WHERE c.identity = g.identity AND s.id = c.station_id
        RETURNING c.identity, s.id\
        """;
    private static final String DIAL = """
        UPDATE ocpp.charge_points c SET password_hash = coalesce(g.password_hash, c.password_hash),
            pending_password_hash = CASE WHEN g.password_hash IS NULL THEN c.pending_password_hash END,
            pending_password_reference = CASE WHEN g.password_hash IS NULL THEN c.pending_password_reference END,
            ocpp_version = nullif(coalesce(g.ocpp_version, c.ocpp_version), ''), aliases = coalesce(g.aliases, c.aliases),
            certificate_serial = nullif(coalesce(g.certificate_serial, c.certificate_serial), ''),
            security_profile = coalesce(g.security_profile, c.security_profile)
        FROM jsonb_to_recordset(?) AS g(identity text, password_hash text, ocpp_version text, aliases text[],
            certificate_serial text, security_profile smallint)
        WHERE c.identity = g.identity AND num_nonnulls(
            g.password_hash, g.ocpp_version, g.aliases, g.certificate_serial, g.security_profile) > 0\
        """;

    private StationDescriptions() {}

    /** Adds or changes stations, of which none is named twice, and tells what became of each by its identity. */
    static Map<String, Entered> write(Connection connection, List<Station> stations) throws SQLException {
        Cells.Json said = said(stations);
        Set<String> added = new HashSet<>();
        try (PreparedStatement statement = prepared(connection, ADD, said);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                added.add(row.getString(1));
            }
        }
        Map<String, Entered> entered = new HashMap<>();
        try (PreparedStatement statement = prepared(connection, DESCRIBE, said);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String identity = row.getString(1);
                entered.put(identity, new Entered(row.getObject(2, UUID.class), added.contains(identity)));
            }
        }
        try (PreparedStatement statement = prepared(connection, DIAL, said)) {
            statement.execute();
        }
        return entered;
    }

    private static PreparedStatement prepared(Connection connection, String sql, Cells.Json said) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Cells.bind(statement, new Object[] {said});
        return statement;
    }

    private static Cells.Json said(List<Station> stations) {
        ArrayNode all = EventCodec.MAPPER.createArrayNode();
        stations.forEach(station -> describe(station, all.addObject()));
        return Cells.json(all);
    }

    private static void describe(Station station, ObjectNode json) {
        json.put("identity", station.identity());
        put(json, "name", station.name());
        put(json, "address", station.address());
        Location location = station.location();
        if (location != null) {
            json.put("longitude", location.longitude()).put("latitude", location.latitude());
        }
        if (station.connectors() != null) {
            json.set("connectors", EventCodec.MAPPER.readTree(station.connectors()));
        }
        put(json, "max_power_kw", station.maxPowerKw());
        WorkingHours hours = station.workingHours();
        if (hours != null) {
            json.set("working_hours", EventCodec.MAPPER.readTree(DirectoryJson.write(hours)));
        }
        put(json, "price_per_kwh", station.pricePerKwh());
        put(json, "operator_id", station.operatorId());
        put(json, "maintenance", station.maintenance());
        put(json, "password_hash", station.passwordHash());
        describe(station.dialling(), json);
    }

    private static void describe(Dialling dialling, ObjectNode json) {
        put(json, "ocpp_version", dialling.version());
        List<String> aliases = dialling.aliases();
        if (aliases != null) {
            aliases.forEach(json.putArray("aliases")::add);
        }
        put(json, "certificate_serial", dialling.certificateSerial());
        put(json, "security_profile", dialling.securityProfile());
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.putPOJO(name, value);
        }
    }
}
