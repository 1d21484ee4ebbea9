-- What speaks for a session being over though nobody has ended it. It stands while it was noted later than all was closed.
CREATE TABLE ocpp.session_doubts (
    session_id uuid NOT NULL,
    evidence   text NOT NULL,
    station_id uuid NOT NULL,
    detail     text NOT NULL,
    since      timestamptz NOT NULL,
    noted_at   timestamptz NOT NULL,
    frame      text,
    step       text NOT NULL,
    due_at     timestamptz,
    noted      bigint NOT NULL,
    closed     bigint NOT NULL DEFAULT 0,
    closed_why text,
    closed_at  timestamptz,
    PRIMARY KEY (session_id, evidence)
);

CREATE INDEX session_doubts_standing ON ocpp.session_doubts (session_id) WHERE noted > closed;

-- A time as the API writes it, for what is put together as JSON in the database.
CREATE FUNCTION ocpp.rfc3339(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
