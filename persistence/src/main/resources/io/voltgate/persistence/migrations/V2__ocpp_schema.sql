-- What the gateway itself needs.

CREATE SCHEMA ocpp;

-- The OCPP side of a station: the identity it dials in with, its password's hash, what it said of itself.
CREATE TABLE ocpp.charge_points (
    identity          text PRIMARY KEY,
    station_id        uuid NOT NULL UNIQUE REFERENCES stations (id),
    password_hash     text,
    protocol          text,
    connected         boolean NOT NULL DEFAULT false,
    connection_epoch  bigint NOT NULL DEFAULT 0,
    remote_address    text,
    connected_at      timestamptz,
    disconnected_at   timestamptz,
    disconnect_reason text,
    vendor            text,
    model             text,
    serial            text,
    firmware          text,
    boot_status       text,
    booted_at         timestamptz,
    firmware_status   text,
    log_status        text,
    provisioned       boolean NOT NULL DEFAULT false
);

-- Tokens are compared by key: the token in lower case.
CREATE TABLE ocpp.id_tokens (
    key         text PRIMARY KEY,
    token       text NOT NULL,
    type        text NOT NULL DEFAULT '',
    user_id     uuid NOT NULL REFERENCES users (id),
    group_token text,
    expires_at  timestamptz,
    active      boolean NOT NULL DEFAULT true
);

-- One row a sample. The key is the business key, so that a repetition is no second row; the ordinal tells samples of one
-- message apart that have all else in common, such as a signed value beside the plain one.
CREATE TABLE ocpp.meter_values (
    station_id     uuid NOT NULL,
    evse           integer NOT NULL,
    connector      integer NOT NULL,
    transaction_id text NOT NULL DEFAULT '',
    sampled_at     timestamptz NOT NULL,
    measurand      text NOT NULL,
    phase          text NOT NULL,
    context        text NOT NULL,
    location       text NOT NULL,
    unit           text NOT NULL,
    multiplier     integer NOT NULL,
    value          text NOT NULL,
    session_id     uuid,
    raw_time       text NOT NULL,
    sequence       bigint NOT NULL,
    ordinal        integer NOT NULL DEFAULT 0,
    PRIMARY KEY (station_id, sampled_at, evse, connector, transaction_id, measurand, phase, context, location, ordinal)
) PARTITION BY RANGE (sampled_at);
CREATE TABLE ocpp.meter_values_default PARTITION OF ocpp.meter_values DEFAULT;
CREATE INDEX meter_values_by_session ON ocpp.meter_values (session_id, sampled_at);

CREATE TABLE ocpp.commands (
    id          uuid PRIMARY KEY,
    station_id  uuid NOT NULL REFERENCES stations (id),
    number      integer NOT NULL,
    command     jsonb NOT NULL,
    client_key  text NOT NULL,
    state       text NOT NULL,
    accepted    boolean,
    status      text,
    result      jsonb,
    detail      text,
    late        boolean NOT NULL DEFAULT false,
    session_id  uuid,
    accepted_at timestamptz NOT NULL,
    sent_at     timestamptz,
    ended_at    timestamptz,
    deadline    timestamptz NOT NULL
);
CREATE INDEX commands_by_station ON ocpp.commands (station_id, accepted_at DESC, id);

-- What a session's bill went through after its end.
CREATE TABLE ocpp.restatements (
    session_id    uuid NOT NULL REFERENCES charging_sessions (id),
    version       integer NOT NULL,
    energy_kwh    numeric NOT NULL,
    total_cost    numeric NOT NULL,
    reason        text NOT NULL,
    restated_at   timestamptz NOT NULL,
    PRIMARY KEY (session_id, version)
);

-- The device model: the newest value of each attribute of each variable.
CREATE TABLE ocpp.variables (
    station_id         uuid NOT NULL REFERENCES stations (id),
    component          text NOT NULL,
    component_instance text NOT NULL,
    evse               integer NOT NULL,
    name               text NOT NULL,
    name_instance      text NOT NULL,
    attribute          text NOT NULL,
    value              text NOT NULL,
    mutability         text NOT NULL,
    characteristics    text NOT NULL,
    reported_at        timestamptz NOT NULL,
    PRIMARY KEY (station_id, component, component_instance, evse, name, name_instance, attribute)
);

-- What stations report besides: security events, device events, firmware and log status, vendor data. The detail is the fact.
CREATE TABLE ocpp.station_reports (
    id          uuid PRIMARY KEY,
    station_id  uuid NOT NULL REFERENCES stations (id),
    kind        text NOT NULL,
    detail      jsonb NOT NULL,
    reported_at timestamptz NOT NULL
);
CREATE INDEX station_reports_by_station ON ocpp.station_reports (station_id, reported_at DESC, id);

-- How far each reader of a shard's journal has come, in the same transaction as what it wrote.
CREATE TABLE ocpp.checkpoints (
    shard    integer NOT NULL,
    reader   text NOT NULL,
    journal  text NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (shard, reader)
);

-- Facts that the tables above refused. Nothing is thrown away, and somebody must look.
CREATE TABLE ocpp.quarantine (
    shard       integer NOT NULL,
    sequence    bigint NOT NULL,
    index       integer NOT NULL,
    fact        text NOT NULL,
    error       text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shard, sequence, index)
);

-- stations.connectors is an array of {"evse": 1, "connector": 1, "type": "cCCS2", "status": "Available", ...}. An operator may put
-- what they like into it; these two functions take anything that isn't such an array for an empty one.
CREATE FUNCTION ocpp.connector_list(connectors jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE jsonb_typeof(connectors) WHEN 'array' THEN connectors ELSE '[]' END
$$;

CREATE FUNCTION ocpp.is_connector(entry jsonb, evse integer, connector integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(entry ->> 'evse' = evse::text AND coalesce(entry ->> 'connector', '1') = connector::text, false)
$$;

CREATE FUNCTION ocpp.connector_type(connectors jsonb, evse integer, connector integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT entry ->> 'type'
    FROM jsonb_array_elements(ocpp.connector_list(connectors)) entry
    WHERE ocpp.is_connector(entry, evse, connector)
    LIMIT 1
$$;

CREATE FUNCTION ocpp.connectors_with_status(connectors jsonb, evse integer, connector integer, status text)
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN coalesce(bool_or(ocpp.is_connector(entry, evse, connector)), false)
        THEN jsonb_agg(
            CASE WHEN ocpp.is_connector(entry, evse, connector) THEN entry || jsonb_build_object('status', status) ELSE entry END
            ORDER BY place)
        ELSE ocpp.connector_list(connectors)
            || jsonb_build_object('evse', evse, 'connector', connector, 'status', status)
        END
    FROM jsonb_array_elements(ocpp.connector_list(connectors)) WITH ORDINALITY AS entries (entry, place)
$$;

-- Whoever changes what the gateway keeps in memory tells it so. What the gateway itself writes all the time (a station that comes
-- and goes, a guest, a user's last location) is not part of it and stays quiet.
CREATE FUNCTION ocpp.directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('voltgate_directory', '');
    RETURN NULL;
END $$;

CREATE TRIGGER directory_changed AFTER UPDATE OF is_active ON users
    FOR EACH ROW WHEN (OLD.is_active <> NEW.is_active) EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_changed AFTER UPDATE OF status, working_hours, price_per_kwh, max_power_kw ON stations
    FOR EACH ROW WHEN ((OLD.status = 'maintenance') <> (NEW.status = 'maintenance')
        OR OLD.working_hours IS DISTINCT FROM NEW.working_hours
        OR OLD.price_per_kwh IS DISTINCT FROM NEW.price_per_kwh
        OR OLD.max_power_kw IS DISTINCT FROM NEW.max_power_kw)
    EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_added AFTER INSERT ON user_settings
    FOR EACH ROW WHEN (NEW.preferred_currency IS NOT NULL OR NEW.notification_preferences <> '{}')
    EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_changed AFTER DELETE OR UPDATE OF preferred_currency, notification_preferences ON user_settings
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.id_tokens
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF identity, station_id, password_hash ON ocpp.charge_points
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
