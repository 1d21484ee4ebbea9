-- What stations say is kept: the newest of each thing they report, and a log of everything else.

-- Besides the value that a station reported stands the one that it took last and has not reported yet. Unlike the primary key, age and
-- id never change, so a list can be paged by them; the same holds for the tables below.
ALTER TABLE ocpp.variables
    ALTER COLUMN value DROP NOT NULL,
    ALTER COLUMN mutability DROP NOT NULL,
    ALTER COLUMN characteristics DROP NOT NULL,
    ALTER COLUMN reported_at DROP NOT NULL,
    ADD COLUMN set_value  text,
    ADD COLUMN set_status text,
    ADD COLUMN set_at     timestamptz,
    ADD COLUMN added_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN id         uuid NOT NULL DEFAULT gen_random_uuid();
CREATE INDEX variables_by_age ON ocpp.variables (station_id, added_at DESC, id);

-- Things that stations report by a key: monitors, display messages, charging profiles, controls, limits, streams... Each has a view
-- by its own name below. It has ended where ended_at is not before reported_at.
CREATE TABLE ocpp.station_items (
    station_id  uuid NOT NULL REFERENCES stations (id),
    kind        text NOT NULL,
    key         text NOT NULL,
    evse        integer,
    request_id  integer,
    body        jsonb NOT NULL,
    reported_at timestamptz NOT NULL,
    ended_at    timestamptz,
    added_at    timestamptz NOT NULL DEFAULT now(),
    id          uuid NOT NULL DEFAULT gen_random_uuid(),
    PRIMARY KEY (station_id, kind, key)
);
CREATE INDEX station_items_by_age ON ocpp.station_items (station_id, kind, added_at DESC, id);

CREATE VIEW ocpp.monitors AS
    SELECT station_id, key::integer AS monitor_id, body #>> '{component,name}' AS component,
        body #>> '{variable,name}' AS variable, body #>> '{variableMonitoring,0,type}' AS type,
        (body #>> '{variableMonitoring,0,value}')::numeric AS value,
        (body #>> '{variableMonitoring,0,severity}')::integer AS severity, body, request_id, reported_at
    FROM ocpp.station_items WHERE kind = 'Monitors';
CREATE VIEW ocpp.display_messages AS
    SELECT station_id, key AS message_id, body, request_id, reported_at
    FROM ocpp.station_items WHERE kind = 'DisplayMessages';
CREATE VIEW ocpp.reported_profiles AS
    SELECT station_id, split_part(key, '/', 1)::integer AS evse, split_part(key, '/', 2)::integer AS profile_id,
        body ->> 'chargingLimitSource' AS source, body #> '{chargingProfile,0}' AS profile, request_id, reported_at
    FROM ocpp.station_items WHERE kind = 'ChargingProfiles';
CREATE VIEW ocpp.der_controls AS
    SELECT station_id, key AS control_id, body, request_id, reported_at
    FROM ocpp.station_items WHERE kind = 'DerControls';
CREATE VIEW ocpp.charging_limits AS
    SELECT station_id, evse, split_part(key, '/', 2) AS source, body, reported_at, ended_at
    FROM ocpp.station_items WHERE kind = 'ChargingLimit';
CREATE VIEW ocpp.charging_needs AS
    SELECT station_id, evse, body, reported_at FROM ocpp.station_items WHERE kind = 'EvChargingNeeds';
CREATE VIEW ocpp.charging_schedules AS
    SELECT station_id, evse, body, reported_at FROM ocpp.station_items WHERE kind = 'EvChargingSchedule';
CREATE VIEW ocpp.event_streams AS
    SELECT station_id, key AS stream_id, body, reported_at AS opened_at,
        CASE WHEN ended_at >= reported_at THEN ended_at END AS closed_at
    FROM ocpp.station_items WHERE kind = 'EventStream';
-- What a station keeps on a customer comes in pieces of a text.
CREATE VIEW ocpp.customer_information AS
    SELECT station_id, request_id,
        string_agg(body #>> '{}', '' ORDER BY split_part(key, '/', 2)::integer) AS text,
        max(reported_at) AS reported_at, min(added_at) AS added_at,
        (array_agg(id ORDER BY split_part(key, '/', 2)::integer))[1] AS id
    FROM ocpp.station_items WHERE kind = 'CustomerInformation'
    GROUP BY station_id, request_id;

-- Reports in parts, and whether they are whole: EXPECTED, OPEN, WHOLE, INCOMPLETE. The state is that of the newest end.
CREATE TABLE ocpp.reports (
    station_id uuid NOT NULL REFERENCES stations (id),
    kind       text NOT NULL,
    request_id integer NOT NULL,
    state      text NOT NULL,
    parts      integer,
    missing    jsonb NOT NULL DEFAULT '[]',
    reason     text,
    ended_at   timestamptz,
    began_at   timestamptz NOT NULL,
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    PRIMARY KEY (station_id, kind, request_id)
);
CREATE INDEX reports_by_age ON ocpp.reports (station_id, began_at DESC, id);

-- The log of what is only history. The detail is the fact, or for a station's own notice its payload.
ALTER TABLE ocpp.station_reports RENAME TO notices;
ALTER TABLE ocpp.notices
    ADD COLUMN evse        integer,
    ADD COLUMN request_id  integer,
    ADD COLUMN received_at timestamptz;
UPDATE ocpp.notices SET received_at = reported_at;
ALTER TABLE ocpp.notices ALTER COLUMN received_at SET NOT NULL;
DROP INDEX ocpp.station_reports_by_station;
CREATE INDEX notices_by_station ON ocpp.notices (station_id, received_at DESC, id);
CREATE INDEX notices_by_kind ON ocpp.notices (station_id, kind, received_at DESC, id);
CREATE INDEX notices_by_age ON ocpp.notices (received_at);

-- Events of the device model.
CREATE TABLE ocpp.device_events (
    id                 uuid PRIMARY KEY,
    station_id         uuid NOT NULL REFERENCES stations (id),
    event_id           integer NOT NULL,
    component          text NOT NULL,
    component_instance text NOT NULL,
    evse               integer NOT NULL,
    name               text NOT NULL,
    name_instance      text NOT NULL,
    trigger            text NOT NULL,
    value              text NOT NULL,
    cleared            boolean NOT NULL,
    notification_type  text NOT NULL,
    tech_info          text NOT NULL,
    happened_at        timestamptz NOT NULL,
    received_at        timestamptz NOT NULL
);
CREATE INDEX device_events_by_station ON ocpp.device_events (station_id, received_at DESC, id);
CREATE INDEX device_events_by_age ON ocpp.device_events (received_at);

-- Values of periodic event streams.
CREATE TABLE ocpp.event_stream_values (
    id          uuid PRIMARY KEY,
    station_id  uuid NOT NULL REFERENCES stations (id),
    stream_id   text NOT NULL,
    value       text NOT NULL,
    measured_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX event_stream_values_by_station ON ocpp.event_stream_values (station_id, received_at DESC, id);
CREATE INDEX event_stream_values_by_age ON ocpp.event_stream_values (received_at);
