-- The seven given tables. All times are timestamptz; energy in kilowatt-hours, money in the currency's unit.

CREATE TABLE users (
    id            uuid PRIMARY KEY,
    email         text UNIQUE,
    name          text,
    phone         text,
    preferences   jsonb NOT NULL DEFAULT '{}',
    last_location point,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    is_active     boolean NOT NULL DEFAULT true
);

CREATE TABLE stations (
    id            uuid PRIMARY KEY,
    name          text NOT NULL,
    address       text,
    location      point,
    connectors    jsonb NOT NULL DEFAULT '[]',
    max_power_kw  integer CHECK (max_power_kw >= 0),
    status        text NOT NULL DEFAULT 'offline' CHECK (status IN ('active', 'maintenance', 'offline')),
    working_hours jsonb,
    price_per_kwh numeric CHECK (price_per_kwh >= 0),
    operator_id   text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE charging_sessions (
    id                   uuid PRIMARY KEY,
    user_id              uuid NOT NULL REFERENCES users (id),
    station_id           uuid NOT NULL REFERENCES stations (id),
    connector_type       text,
    start_time           timestamptz NOT NULL,
    end_time             timestamptz,
    energy_delivered_kwh numeric NOT NULL DEFAULT 0 CHECK (energy_delivered_kwh >= 0),
    total_cost           numeric NOT NULL DEFAULT 0 CHECK (total_cost >= 0),
    payment_method       text,
    status               text NOT NULL CHECK (status IN ('active', 'completed', 'cancelled', 'error')),
    session_data         jsonb NOT NULL DEFAULT '{}',
    created_at           timestamptz NOT NULL DEFAULT now(),
    CHECK (end_time IS NOT NULL OR status = 'active')
);
CREATE INDEX charging_sessions_by_station ON charging_sessions (station_id, start_time DESC, id);
CREATE INDEX charging_sessions_by_user ON charging_sessions (user_id, start_time DESC, id);
CREATE INDEX charging_sessions_by_start ON charging_sessions (start_time DESC, id);
CREATE INDEX charging_sessions_running ON charging_sessions (start_time DESC, id) WHERE status = 'active';

CREATE TABLE favorites (
    user_id     uuid NOT NULL REFERENCES users (id),
    station_id  uuid NOT NULL REFERENCES stations (id),
    alias       text,
    added_at    timestamptz NOT NULL DEFAULT now(),
    usage_count integer NOT NULL DEFAULT 0 CHECK (usage_count >= 0),
    last_used   timestamptz,
    PRIMARY KEY (user_id, station_id)
);

CREATE TABLE station_status_log (
    id              uuid PRIMARY KEY,
    station_id      uuid NOT NULL REFERENCES stations (id),
    previous_status text,
    new_status      text NOT NULL,
    reason          text,
    additional_data jsonb NOT NULL DEFAULT '{}',
    changed_at      timestamptz NOT NULL
);
CREATE INDEX station_status_log_by_station ON station_status_log (station_id, changed_at DESC, id);
CREATE INDEX station_status_log_by_time ON station_status_log (changed_at DESC, id);

CREATE TABLE payments (
    id                  uuid PRIMARY KEY,
    session_id          uuid NOT NULL UNIQUE REFERENCES charging_sessions (id),
    user_id             uuid NOT NULL REFERENCES users (id),
    amount              numeric NOT NULL DEFAULT 0 CHECK (amount >= 0),
    currency            text NOT NULL,
    payment_method      text,
    external_payment_id text,
    status              text NOT NULL CHECK (status IN ('pending', 'completed', 'failed', 'refunded')),
    processed_at        timestamptz,
    created_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payments_by_time ON payments (created_at DESC, id);

CREATE TABLE user_settings (
    user_id                  uuid PRIMARY KEY REFERENCES users (id),
    notification_preferences jsonb NOT NULL DEFAULT '{}',
    search_filters           jsonb NOT NULL DEFAULT '{}',
    preferred_language       text,
    preferred_currency       text,
    app_settings             jsonb NOT NULL DEFAULT '{}',
    updated_at               timestamptz NOT NULL DEFAULT now()
);
