package io.voltgate.persistence.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every statement by which a fact reaches a table. Values. They run in this order, which keeps the foreign keys; no two that
 * update the same column of a table are needed for one row, so the order says nothing else. What may come many times a second takes all rows
 * of a batch at once, column by column, of which each names another row of its table; the rest is bound row by row.
 */
enum Sql {
    GUEST("INSERT INTO users (id, name, created_at, updated_at) VALUES (?, 'Guest', ?, ?) ON CONFLICT DO NOTHING"),
    SETTINGS("INSERT INTO user_settings (user_id, updated_at) VALUES (?, ?) ON CONFLICT DO NOTHING"),
    CONNECTED("""
        UPDATE ocpp.charge_points
        SET connected = true, connection_epoch = ?, protocol = ?, remote_address = ?, connected_at = ?,
            link_security_profile = ?, link_tls = ?, security_profile = GREATEST(security_profile, ?)
        WHERE identity = ? AND connection_epoch <= ?\
        """),
    DISCONNECTED("""
        UPDATE ocpp.charge_points SET connected = false, disconnected_at = ?, disconnect_reason = ?
        WHERE identity = ? AND connection_epoch = ?\
        """),
    BOOTED("""
        UPDATE ocpp.charge_points
        SET vendor = ?, model = ?, serial = ?, firmware = ?, boot_status = ?, booted_at = ?
        WHERE identity = ?\
        """),
    FIRMWARE_STATUS("UPDATE ocpp.charge_points SET firmware_status = ? WHERE identity = ?"),
    LOG_STATUS("UPDATE ocpp.charge_points SET log_status = ? WHERE identity = ?"),
    STATION_STATUS("UPDATE stations SET status = ?, updated_at = ? WHERE id = ? AND status <> 'maintenance'"),
    /** So many connectors at most, since any number may be named. */
    CONNECTOR_SEEN("""
        UPDATE stations SET connectors = ocpp.connectors_with_status(connectors, ?, ?, 'Unknown')
        WHERE id = ? AND jsonb_array_length(ocpp.connector_list(connectors)) < 256 AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(ocpp.connector_list(connectors)) entry WHERE ocpp.is_connector(entry, ?, ?))\
        """),
    CONNECTOR_STATUS("""
        UPDATE stations SET connectors = ocpp.connectors_with_status(connectors, ?, ?, ?), updated_at = ?
        WHERE id = ?\
        """),
    SESSION("""
        INSERT INTO charging_sessions
            (id, user_id, station_id, connector_type, start_time, status, session_data, created_at)
        VALUES (?, ?, ?, (SELECT ocpp.connector_type(connectors, ?, ?) FROM stations WHERE id = ?), ?, 'active', ?, ?)
        ON CONFLICT (id) DO NOTHING\
        """),
    LAST_LOCATION("""
        UPDATE users SET last_location = stations.location, updated_at = ? FROM stations
        WHERE users.id = ? AND stations.id = ? AND stations.location IS NOT NULL\
        """),
    FAVORITE_USED("""
        UPDATE favorites SET usage_count = usage_count + 1, last_used = GREATEST(last_used, ?)
        WHERE user_id = ? AND station_id = ?\
        """),
    /** The same for a user who is named when the session runs; once, because the session then has the user. */
    FAVORITE_NAMED("""
        UPDATE favorites SET usage_count = usage_count + 1, last_used = GREATEST(last_used, ?)
        FROM charging_sessions s
        WHERE s.id = ? AND s.user_id <> ? AND favorites.user_id = ? AND favorites.station_id = s.station_id\
        """),
    SESSION_USER("UPDATE charging_sessions SET user_id = ? WHERE id = ?"),
    SESSION_CONNECTOR("""
        UPDATE charging_sessions SET connector_type = ocpp.connector_type(stations.connectors, ?, ?) FROM stations
        WHERE charging_sessions.id = ? AND stations.id = station_id AND connector_type IS NULL\
        """),
    SESSION_DATA("UPDATE charging_sessions SET session_data = session_data || ?::jsonb WHERE id = ?"),
    /** What is remarkable about a session, each once. */
    SESSION_FLAG("""
        UPDATE charging_sessions SET session_data =
            jsonb_set(session_data, '{flags}', coalesce(session_data -> 'flags', '[]') || to_jsonb(?::text))
        WHERE id = ? AND NOT jsonb_exists(coalesce(session_data -> 'flags', '[]'), ?)\
        """),
    SESSION_ENERGY("UPDATE charging_sessions SET energy_delivered_kwh = ?, total_cost = ? WHERE id = ?"),
    SESSION_START("UPDATE charging_sessions SET start_time = ? WHERE id = ?"),
    SESSION_ENDED("UPDATE charging_sessions SET end_time = ?, status = ? WHERE id = ?"),
    SESSION_METHOD("UPDATE charging_sessions SET payment_method = ? WHERE id = ?"),
    RESTATEMENT("""
        INSERT INTO ocpp.restatements (session_id, version, energy_kwh, total_cost, reason, restated_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """),
    BILL_FACT("""
        INSERT INTO ocpp.bill_facts (session_id, shard, sequence, index, kind, frame, fact, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """),
    DOUBT("""
        INSERT INTO ocpp.session_doubts AS d
            (session_id, evidence, station_id, detail, since, noted_at, frame, step, due_at, noted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (session_id, evidence) DO UPDATE
        SET detail = excluded.detail, since = excluded.since, noted_at = excluded.noted_at, frame = excluded.frame,
            step = excluded.step, due_at = excluded.due_at, noted = excluded.noted
        WHERE d.noted <= excluded.noted\
        """),
    DOUBTS_CLOSED("""
        UPDATE ocpp.session_doubts SET closed = ?, closed_why = ?, closed_at = ? WHERE session_id = ?\
        """),
    PAYMENT("""
        INSERT INTO payments (id, session_id, user_id, currency, payment_method, status, created_at)
        VALUES (?, ?, ?, ?, ?, 'pending', ?) ON CONFLICT (id) DO NOTHING\
        """),
    PAYMENT_USER("UPDATE payments SET user_id = ? WHERE session_id = ?"),
    PAYMENT_SETTLED("""
        UPDATE payments
        SET status = ?, amount = coalesce(?, amount), external_payment_id = coalesce(?, external_payment_id),
            processed_at = ?
        WHERE id = ?\
        """),
    PAYMENT_STEP("""
        INSERT INTO ocpp.payment_steps (payment_id, number, step, amount, key, state, requested_at)
        VALUES (?, ?, ?, ?, ?, 'REQUESTED', ?) ON CONFLICT DO NOTHING\
        """),
    PAYMENT_STEP_ANSWERED("""
        UPDATE ocpp.payment_steps SET state = ?, code = ?, external_id = ?, answered_at = ?
        WHERE payment_id = ? AND number = ?\
        """),
    PAYMENT_STANDING("""
        INSERT INTO ocpp.payment_standings (payment_id, state, amount, refusals, next_at, detail, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (payment_id) DO UPDATE
        SET state = excluded.state, amount = excluded.amount, refusals = excluded.refusals,
            next_at = excluded.next_at, detail = excluded.detail, changed_at = excluded.changed_at\
        """),
    STATUS_LOG("""
        INSERT INTO station_status_log
            (id, station_id, previous_status, new_status, reason, additional_data, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
        """),
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
    NOTICE("""
        INSERT INTO ocpp.notices (id, station_id, kind, detail, reported_at, evse, request_id, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
        """),
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

    /** The types of a row's cells where all rows are written at once; empty where each is bound by itself. */
    List<ColumnType> columns() {
        return TYPES.getOrDefault(this, List.of());
    }
}
