-- What the gateway sees to by itself: local lists, reservations, wanted values, charging profiles, who listens.

-- Where a station has no room for all tokens, its local list has the newest.
ALTER TABLE ocpp.id_tokens ADD COLUMN entered_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE ocpp.charge_points
    ADD COLUMN deaf_at            timestamptz,
    ADD COLUMN unanswered_calls   integer NOT NULL DEFAULT 0,
    ADD COLUMN looping_until      timestamptz,
    ADD COLUMN connects_last_hour integer,
    ADD COLUMN onboarded_firmware text,
    ADD COLUMN onboarded_at       timestamptz,
    ADD COLUMN onboarding_outcome text;

CREATE TABLE ocpp.local_lists (
    station_id      uuid PRIMARY KEY REFERENCES stations (id),
    mode            text NOT NULL DEFAULT 'OFF',
    groups          jsonb NOT NULL DEFAULT '[]',
    status          text NOT NULL DEFAULT 'UNKNOWN',
    detail          text NOT NULL DEFAULT '',
    wanted_tokens   integer,
    station_tokens  integer,
    station_version integer,
    changed_at      timestamptz NOT NULL
);

-- The newest reservation of each number. The place is that of the fact which wrote it last: 1,000,000 times its entry, and its index.
CREATE TABLE ocpp.reservations (
    station_id  uuid NOT NULL REFERENCES stations (id),
    number      integer NOT NULL,
    token       text NOT NULL,
    token_type  text NOT NULL,
    group_token text,
    evse        integer,
    connector   integer,
    expires_at  timestamptz NOT NULL,
    status      text NOT NULL,
    reason      text NOT NULL,
    session_id  uuid,
    changed_at  timestamptz NOT NULL,
    place       bigint NOT NULL,
    PRIMARY KEY (station_id, number)
);
CREATE INDEX reservations_by_station ON ocpp.reservations (station_id, changed_at DESC, number);

-- What values variables are to have, as a whole, and how each stood to its value when that was looked at last.
CREATE TABLE ocpp.wanted_configurations (
    station_id uuid PRIMARY KEY REFERENCES stations (id),
    wanted     jsonb NOT NULL,
    wanted_at  timestamptz NOT NULL
);
CREATE TABLE ocpp.checked_variables (
    station_id uuid NOT NULL REFERENCES stations (id),
    key        text NOT NULL,
    wanted     text NOT NULL,
    status     text NOT NULL,
    actual     text,
    detail     text NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (station_id, key)
);

-- Charging profiles; one is installed unless it was removed after it was installed. Installed and removed are the places of the facts.
CREATE TABLE ocpp.installed_profiles (
    station_id   uuid NOT NULL REFERENCES stations (id),
    profile_id   integer NOT NULL,
    evse         integer NOT NULL,
    connector    integer NOT NULL,
    purpose      text NOT NULL,
    stack_level  integer NOT NULL,
    profile      jsonb NOT NULL,
    source       text NOT NULL,
    installed_at timestamptz NOT NULL,
    installed    bigint NOT NULL,
    removed      bigint NOT NULL DEFAULT 0,
    removed_why  text,
    PRIMARY KEY (station_id, profile_id)
);
CREATE TABLE ocpp.composite_checks (
    station_id uuid NOT NULL REFERENCES stations (id),
    evse       integer NOT NULL,
    agrees     boolean NOT NULL,
    difference text NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (station_id, evse)
);
