package io.voltgate.persistence.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every statement by which a fact reaches a table. Values. They run in this order, which keeps the foreign keys; no two that
 * update the same column of a table are needed for one row, so the order says nothing else. What may come many times a second takes all rows
 * of a batch at once, column by column, and its first column names what changes; the rest is bound row by row.
 */
enum Sql {
    GUEST("id uuid, at timestamptz", """
        INSERT INTO users (id, name, created_at, updated_at) SELECT id, 'Guest', at, at FROM {rows}
        ON CONFLICT DO NOTHING\
        """),
    SETTINGS("id uuid, at timestamptz", """
        INSERT INTO user_settings (user_id, updated_at) SELECT id, at FROM {rows} ON CONFLICT DO NOTHING\
        """),
    CONNECTED(
            "identity text, epoch bigint, protocol text, address text, at timestamptz, profile integer, tls text", """
                UPDATE ocpp.charge_points c
                SET connected = true, connection_epoch = given.epoch, protocol = given.protocol, remote_address = given.address,
                    connected_at = given.at, link_security_profile = given.profile, link_tls = given.tls,
                    security_profile = GREATEST(c.security_profile, given.profile)
                FROM {rows} WHERE c.identity = given.identity AND c.connection_epoch <= given.epoch\
                """),
    DISCONNECTED("identity text, epoch bigint, at timestamptz, reason text", """
        UPDATE ocpp.charge_points c
        SET connected = false, disconnected_at = given.at, disconnect_reason = given.reason
        FROM {rows} WHERE c.identity = given.identity AND c.connection_epoch = given.epoch\
        """),
    BOOTED("identity text, vendor text, model text, serial text, firmware text, status text, at timestamptz", """
        UPDATE ocpp.charge_points c
        SET vendor = given.vendor, model = given.model, serial = given.serial, firmware = given.firmware,
            boot_status = given.status, booted_at = given.at
        FROM {rows} WHERE c.identity = given.identity\
        """),
    FIRMWARE_STATUS("UPDATE ocpp.charge_points SET firmware_status = ? WHERE identity = ?"),
    LOG_STATUS("UPDATE ocpp.charge_points SET log_status = ? WHERE identity = ?"),
    STATION_STATUS("id uuid, status text, at timestamptz", """
        UPDATE stations s SET status = given.status, updated_at = given.at
        FROM {rows} WHERE s.id = given.id AND s.status <> 'maintenance'\
        """),
    /** So many connectors at most, since any number may be named. */
    CONNECTOR_SEEN("id uuid, evse integer, connector integer", """
        UPDATE stations s SET connectors = ocpp.connectors_with_status(s.connectors, given.evse, given.connector, 'Unknown')
        FROM {rows}
        WHERE s.id = given.id AND jsonb_array_length(ocpp.connector_list(s.connectors)) < 256 AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(ocpp.connector_list(s.connectors)) entry
            WHERE ocpp.is_connector(entry, given.evse, given.connector))\
        """),
    CONNECTOR_STATUS("id uuid, evse integer, connector integer, status text, at timestamptz", """
        UPDATE stations s
        SET connectors = ocpp.connectors_with_status(s.connectors, given.evse, given.connector, given.status),
            updated_at = given.at
        FROM {rows} WHERE s.id = given.id\
        """),
    SESSION(
            "id uuid, start_time timestamptz, end_time timestamptz, status text, energy numeric, cost numeric,"
                    + " method text, data jsonb, user_id uuid, station_id uuid, evse integer, connector integer,"
                    + " created_at timestamptz",
            """
            INSERT INTO charging_sessions
                (id, user_id, station_id, connector_type, start_time, end_time, status, energy_delivered_kwh, total_cost,
                 payment_method, session_data, created_at)
            SELECT given.id, user_id, station_id, ocpp.connector_type(s.connectors, evse, connector), start_time, end_time,
                given.status, coalesce(energy, 0), coalesce(cost, 0), method, data, given.created_at
            FROM {rows} LEFT JOIN stations s ON s.id = station_id
            ON CONFLICT (id) DO NOTHING\
            """),
    LAST_LOCATION("user_id uuid, station_id uuid, at timestamptz", """
        UPDATE users u SET last_location = s.location, updated_at = given.at FROM {rows}, stations s
        WHERE u.id = given.user_id AND s.id = given.station_id AND s.location IS NOT NULL\
        """),
    FAVORITE_USED("user_id uuid, station_id uuid, at timestamptz", """
        UPDATE favorites f SET usage_count = f.usage_count + 1, last_used = GREATEST(f.last_used, given.at) FROM {rows}
        WHERE f.user_id = given.user_id AND f.station_id = given.station_id\
        """),
    /** The same for a user who is named when the session runs; once, because the session then has the user. */
    FAVORITE_NAMED("user_id uuid, session_id uuid, at timestamptz", """
        UPDATE favorites f SET usage_count = f.usage_count + 1, last_used = GREATEST(f.last_used, given.at)
        FROM {rows}, charging_sessions s
        WHERE s.id = given.session_id AND s.user_id <> given.user_id AND f.user_id = given.user_id
            AND f.station_id = s.station_id\
        """),
    SESSION_USER("id uuid, user_id uuid", """
        UPDATE charging_sessions s SET user_id = given.user_id FROM {rows} WHERE s.id = given.id\
        """),
    SESSION_CONNECTOR("id uuid, evse integer, connector integer", """
        UPDATE charging_sessions c SET connector_type = ocpp.connector_type(s.connectors, given.evse, given.connector)
        FROM {rows}, stations s
        WHERE c.id = given.id AND s.id = c.station_id AND c.connector_type IS NULL
            AND ocpp.connector_type(s.connectors, given.evse, given.connector) IS NOT NULL\
        """),
    /** Whatever changes in a session's row as it goes on; NULL leaves it. The first cells are those of {@link #SESSION}. */
    SESSION_CHANGED(
            "id uuid, start_time timestamptz, end_time timestamptz, status text, energy numeric, cost numeric,"
                    + " method text, data jsonb",
            """
            UPDATE charging_sessions s
            SET start_time = coalesce(given.start_time, s.start_time), end_time = coalesce(given.end_time, s.end_time),
                status = coalesce(given.status, s.status),
                energy_delivered_kwh = coalesce(given.energy, s.energy_delivered_kwh),
                total_cost = coalesce(given.cost, s.total_cost), payment_method = coalesce(given.method, s.payment_method),
                session_data = CASE WHEN given.data IS NULL THEN s.session_data ELSE s.session_data || given.data END
            FROM {rows} WHERE s.id = given.id\
            """),
    /** What is remarkable about a session, each once. */
    SESSION_FLAG("id uuid, flag text", """
        UPDATE charging_sessions s SET session_data =
            jsonb_set(session_data, '{flags}', coalesce(session_data -> 'flags', '[]') || to_jsonb(given.flag))
        FROM {rows} WHERE s.id = given.id AND NOT jsonb_exists(coalesce(session_data -> 'flags', '[]'), given.flag)\
        """),
    RESTATEMENT("""
        INSERT INTO ocpp.restatements (session_id, version, energy_kwh, total_cost, reason, restated_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """),
    BILL_FACT(
            "session_id uuid, shard integer, sequence bigint, index integer, kind text, frame text, fact jsonb,"
                    + " recorded_at timestamptz",
            "INSERT INTO ocpp.bill_facts ({names}) SELECT {names} FROM {rows} ON CONFLICT DO NOTHING"),
    DOUBT("""
        INSERT INTO ocpp.session_doubts AS d
            (session_id, evidence, station_id, detail, since, noted_at, frame, step, due_at, noted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (session_id, evidence) DO UPDATE
        SET detail = excluded.detail, since = excluded.since, noted_at = excluded.noted_at, frame = excluded.frame,
            step = excluded.step, due_at = excluded.due_at, noted = excluded.noted
        WHERE d.noted <= excluded.noted\
        """),
    DOUBTS_CLOSED("session_id uuid, closed bigint, why text, at timestamptz", """
        UPDATE ocpp.session_doubts d SET closed = given.closed, closed_why = given.why, closed_at = given.at
        FROM {rows} WHERE d.session_id = given.session_id\
        """),
    PAYMENT(
            "id uuid, status text, amount numeric, external_id text, processed_at timestamptz, session_id uuid,"
                    + " user_id uuid, currency text, method text, created_at timestamptz",
            """
            INSERT INTO payments
                (id, session_id, user_id, amount, currency, payment_method, external_payment_id, status, processed_at,
                 created_at)
            SELECT id, session_id, user_id, coalesce(amount, 0), currency, method, external_id, status, processed_at,
                created_at
            FROM {rows} ON CONFLICT (id) DO NOTHING\
            """),
    PAYMENT_USER("session_id uuid, user_id uuid", """
        UPDATE payments p SET user_id = given.user_id FROM {rows} WHERE p.session_id = given.session_id\
        """),
    /** The first cells are those of {@link #PAYMENT}. */
    PAYMENT_SETTLED("id uuid, status text, amount numeric, external_id text, processed_at timestamptz", """
        UPDATE payments p
        SET status = given.status, amount = coalesce(given.amount, p.amount),
            external_payment_id = coalesce(given.external_id, p.external_payment_id), processed_at = given.processed_at
        FROM {rows} WHERE p.id = given.id\
        """),
    PAYMENT_STEP("payment_id uuid, number integer, step text, amount numeric, key text, requested_at timestamptz", """
        INSERT INTO ocpp.payment_steps ({names}, state) SELECT {names}, 'REQUESTED' FROM {rows} ON CONFLICT DO NOTHING\
        """),
    PAYMENT_STEP_ANSWERED(
            "payment_id uuid, number integer, state text, code text, external_id text, answered_at timestamptz", """
                UPDATE ocpp.payment_steps p
                SET state = given.state, code = given.code, external_id = given.external_id, answered_at = given.answered_at
                FROM {rows} WHERE p.payment_id = given.payment_id AND p.number = given.number\
                """),
    PAYMENT_STANDING(
            "payment_id uuid, state text, amount numeric, refusals integer, next_at timestamptz, detail text,"
                    + " changed_at timestamptz",
            """
            INSERT INTO ocpp.payment_standings ({names}) SELECT {names} FROM {rows}
            ON CONFLICT (payment_id) DO UPDATE
            SET state = excluded.state, amount = excluded.amount, refusals = excluded.refusals,
                next_at = excluded.next_at, detail = excluded.detail, changed_at = excluded.changed_at\
            """),
    STATUS_LOG(
            "id uuid, station_id uuid, previous_status text, new_status text, reason text, additional_data jsonb,"
                    + " changed_at timestamptz",
            "INSERT INTO station_status_log ({names}) SELECT {names} FROM {rows} ON CONFLICT (id) DO NOTHING"),
    METER_LAYOUT(
            "layout uuid, place integer, measurand text, phase text, context text, location text, unit text,"
                    + " multiplier integer, ordinal integer",
            "INSERT INTO ocpp.meter_layouts ({names}) SELECT {names} FROM {rows} ON CONFLICT DO NOTHING"),
    METER(
            "sampled_at timestamptz, received_at timestamptz, digest bigint, sequence bigint, station_id uuid,"
                    + " session_id uuid, layout uuid, evse integer, connector integer, transaction_id text,"
                    + " raw_time text, frame text, readings text, records jsonb",
            "INSERT INTO ocpp.meter_readings ({names}) SELECT {names} FROM {rows} ON CONFLICT DO NOTHING"),
    COMMAND("""
        INSERT INTO ocpp.commands (id, station_id, number, command, client_key, state, accepted_at, deadline)
        VALUES (?, ?, ?, ?, ?, 'ACCEPTED', ?, ?) ON CONFLICT (id) DO NOTHING\
        """),
    COMMAND_STATE("UPDATE ocpp.commands SET state = ? WHERE id = ?"),
    /** An order whose effect was seen is done, whatever becomes of its answer. */
    COMMAND_OUTCOME("UPDATE ocpp.commands SET state = ? WHERE id = ? AND state <> 'EFFECT_SEEN'"),
    COMMAND_SENT("UPDATE ocpp.commands SET sent_at = ? WHERE id = ?"),
    COMMAND_ANSWER("UPDATE ocpp.commands SET accepted = ?, status = ?, result = ?, late = ? WHERE id = ?"),
    COMMAND_EFFECT("UPDATE ocpp.commands SET session_id = ?, effect = ? WHERE id = ?"),
    COMMAND_PROGRESS("UPDATE ocpp.commands SET progress = ? WHERE id = ?"),
    COMMAND_DETAIL("UPDATE ocpp.commands SET detail = ? WHERE id = ?"),
    COMMAND_ENDED("UPDATE ocpp.commands SET ended_at = ? WHERE id = ?"),
    /** The station has refused its new password, or will never hear of it. */
    PASSWORD_DROPPED("""
        UPDATE ocpp.charge_points c SET pending_password_hash = NULL, pending_password_reference = NULL
        FROM ocpp.commands k
        WHERE k.id = ? AND k.station_id = c.station_id AND k.command ->> 'type' = 'ChangePassword'
            AND k.command ->> 'reference' = c.pending_password_reference\
        """),
    VARIABLE("""
        INSERT INTO ocpp.variables
            (station_id, component, component_instance, evse, name, name_instance, attribute, value, mutability,
             characteristics, reported_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, component, component_instance, evse, name, name_instance, attribute)
        DO UPDATE SET value = coalesce(excluded.value, variables.value),
            mutability = coalesce(excluded.mutability, variables.mutability),
            characteristics = coalesce(excluded.characteristics, variables.characteristics),
            reported_at = excluded.reported_at\
        """),
    VARIABLE_SET("""
        INSERT INTO ocpp.variables
            (station_id, component, component_instance, evse, name, name_instance, attribute, set_value, set_status,
             set_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, component, component_instance, evse, name, name_instance, attribute)
        DO UPDATE SET set_value = excluded.set_value, set_status = excluded.set_status, set_at = excluded.set_at\
        """),
    ITEM("""
        INSERT INTO ocpp.station_items (station_id, kind, key, evse, request_id, body, reported_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, kind, key) DO UPDATE SET evse = excluded.evse, request_id = excluded.request_id,
            body = excluded.body, reported_at = excluded.reported_at\
        """),
    ITEM_ENDED("UPDATE ocpp.station_items SET ended_at = ? WHERE station_id = ? AND kind = ? AND key = ?"),
    REPORT_EXPECTED("""
        INSERT INTO ocpp.reports (station_id, kind, request_id, state, began_at) VALUES (?, ?, ?, 'EXPECTED', ?)
        ON CONFLICT DO NOTHING\
        """),
    REPORT_OPEN("""
        INSERT INTO ocpp.reports (station_id, kind, request_id, state, began_at) VALUES (?, ?, ?, 'OPEN', ?)
        ON CONFLICT (station_id, kind, request_id) DO UPDATE SET state = 'OPEN' WHERE reports.state = 'EXPECTED'\
        """),
    REPORT_ENDED("""
        UPDATE ocpp.reports SET state = ?, parts = ?, missing = ?, reason = ?, ended_at = ?
        WHERE station_id = ? AND kind = ? AND request_id = ?\
        """),
    DEVICE_EVENT("""
        INSERT INTO ocpp.device_events
            (id, station_id, event_id, component, component_instance, evse, name, name_instance, trigger, value,
             cleared, notification_type, tech_info, happened_at, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
        """),
    STREAM_VALUE("""
        INSERT INTO ocpp.event_stream_values (id, station_id, stream_id, value, measured_at, received_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
        """),
    NOTICE(
            "id uuid, station_id uuid, kind text, detail jsonb, reported_at timestamptz, evse integer,"
                    + " request_id integer, received_at timestamptz",
            "INSERT INTO ocpp.notices ({names}) SELECT {names} FROM {rows} ON CONFLICT (id) DO NOTHING"),
    LOCAL_LIST("""
        INSERT INTO ocpp.local_lists (station_id, mode, groups, changed_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (station_id) DO UPDATE
        SET mode = excluded.mode, groups = excluded.groups, changed_at = excluded.changed_at\
        """),
    NATIVE_TARIFF("""
        INSERT INTO ocpp.native_tariffs (station_id, tariff, status, detail, checked_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (station_id) DO UPDATE SET tariff = excluded.tariff, status = excluded.status,
            detail = excluded.detail, checked_at = excluded.checked_at\
        """),
    LOCAL_LIST_VERSION("UPDATE ocpp.local_lists SET station_version = ? WHERE station_id = ?"),
    LOCAL_LIST_TOKENS("UPDATE ocpp.local_lists SET station_tokens = ? WHERE station_id = ?"),
    LOCAL_LIST_STATUS("UPDATE ocpp.local_lists SET status = ?, detail = ?, changed_at = ? WHERE station_id = ?"),
    LOCAL_LIST_WANTED("UPDATE ocpp.local_lists SET wanted_tokens = ? WHERE station_id = ?"),
    RESERVATION("""
        INSERT INTO ocpp.reservations AS r
            (station_id, number, token, token_type, group_token, evse, connector, expires_at, status, reason, changed_at,
             place)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, number) DO UPDATE
        SET token = excluded.token, token_type = excluded.token_type, group_token = excluded.group_token,
            evse = excluded.evse, connector = excluded.connector, expires_at = excluded.expires_at,
            status = excluded.status, reason = excluded.reason, session_id = NULL, changed_at = excluded.changed_at,
            place = excluded.place
        WHERE r.place <= excluded.place\
        """),
    RESERVATION_STEP("""
        UPDATE ocpp.reservations
        SET status = ?, reason = ?, session_id = coalesce(?::uuid, session_id), changed_at = ?, place = ?
        WHERE station_id = ? AND number = ? AND place <= ?\
        """),
    CONFIGURATION("""
        INSERT INTO ocpp.wanted_configurations (station_id, wanted, wanted_at) VALUES (?, ?, ?)
        ON CONFLICT (station_id) DO UPDATE SET wanted = excluded.wanted, wanted_at = excluded.wanted_at\
        """),
    CHECKED_VARIABLE("""
        INSERT INTO ocpp.checked_variables (station_id, key, wanted, status, actual, detail, checked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, key) DO UPDATE
        SET wanted = excluded.wanted, status = excluded.status, actual = excluded.actual, detail = excluded.detail,
            checked_at = excluded.checked_at\
        """),
    HEARING("UPDATE ocpp.charge_points SET deaf_at = ?, unanswered_calls = ? WHERE identity = ?"),
    LOOPING("UPDATE ocpp.charge_points SET looping_until = ?, connects_last_hour = ? WHERE identity = ?"),
    PROFILE("""
        INSERT INTO ocpp.installed_profiles AS p
            (station_id, profile_id, evse, connector, purpose, stack_level, profile, source, installed_at, installed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (station_id, profile_id) DO UPDATE
        SET evse = excluded.evse, connector = excluded.connector, purpose = excluded.purpose,
            stack_level = excluded.stack_level, profile = excluded.profile, source = excluded.source,
            installed_at = excluded.installed_at, installed = excluded.installed
        WHERE p.installed <= excluded.installed\
        """),
    PROFILE_REMOVED("""
        UPDATE ocpp.installed_profiles SET removed = ?, removed_why = ? WHERE station_id = ? AND profile_id = ?\
        """),
    COMPOSITE("""
        INSERT INTO ocpp.composite_checks (station_id, evse, agrees, difference, checked_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (station_id, evse) DO UPDATE
        SET agrees = excluded.agrees, difference = excluded.difference, checked_at = excluded.checked_at\
        """),
    ONBOARDED("""
        UPDATE ocpp.charge_points SET onboarded_firmware = ?, onboarding_outcome = ?, onboarded_at = ? WHERE identity = ?\
        """);

    private static final Map<Sql, List<ColumnType>> TYPES =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(sql -> sql, sql -> types(sql.columns)));

    private final String text;
    private final String columns;

    Sql(String text) {
        this.text = text;
        this.columns = "";
    }

    /**
     * A statement on many rows at once.
     *
     * @param columns name and type of each cell of a row
     * @param text in which {rows} stands for the rows, called `given`, and {names} for the names of their columns
     */
    Sql(String columns, String text) {
        String names = declared(columns).map(column -> column[0]).collect(Collectors.joining(", "));
        String arrays =
                declared(columns).map(column -> "?::" + column[1] + "[]").collect(Collectors.joining(", "));
        this.text = text.replace("{rows}", "unnest(" + arrays + ") AS given(" + names + ")")
                .replace("{names}", names);
        this.columns = columns;
    }

    private static List<ColumnType> types(String columns) {
        return declared(columns).map(column -> ColumnType.of(column[1])).toList();
    }

    private static Stream<String[]> declared(String columns) {
        return columns.isEmpty()
                ? Stream.empty()
                : Arrays.stream(columns.split(", ")).map(column -> column.split(" "));
    }

    String text() {
        return text;
    }

    /** Whether it changes rows that are there, each of which it can change only once. */
    boolean changes() {
        return text.startsWith("UPDATE") || text.contains("DO UPDATE");
    }

    /** The types of a row's cells where all rows are written at once; empty where each is bound by itself. */
    List<ColumnType> columns() {
        return TYPES.getOrDefault(this, List.of());
    }
}
