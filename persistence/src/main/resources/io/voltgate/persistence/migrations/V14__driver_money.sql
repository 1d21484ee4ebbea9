-- What users have paid in advance. What is left follows from what their sessions since then cost, so a restatement changes it too.
CREATE TABLE ocpp.prepaid_credit (
    user_id    uuid PRIMARY KEY REFERENCES users (id),
    paid_in    numeric NOT NULL CHECK (paid_in >= 0),
    currency   text NOT NULL,
    since      timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION ocpp.credit_left(holder uuid) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT p.paid_in - coalesce(
        (SELECT sum(c.total_cost) FROM charging_sessions c WHERE c.user_id = p.user_id AND c.start_time >= p.since), 0)
    FROM ocpp.prepaid_credit p WHERE p.user_id = holder
$$;

CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.prepaid_credit
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();

-- The gateway knows what is left by heart, so it hears of it when a session of such a user has come to its end, or is restated.
CREATE FUNCTION ocpp.credit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ocpp.prepaid_credit p WHERE p.user_id = NEW.user_id) THEN
        PERFORM pg_notify('voltgate_directory', '');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER credit_changed AFTER UPDATE OF total_cost ON charging_sessions
    FOR EACH ROW WHEN (NEW.status <> 'active' AND (OLD.status = 'active' OR OLD.total_cost IS DISTINCT FROM NEW.total_cost))
    EXECUTE FUNCTION ocpp.credit_changed();

-- The language of drivers decides what stations show.
CREATE TRIGGER language_added AFTER INSERT ON user_settings
    FOR EACH ROW WHEN (NEW.preferred_language IS NOT NULL) EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER language_changed AFTER UPDATE OF preferred_language ON user_settings
    FOR EACH ROW WHEN (OLD.preferred_language IS DISTINCT FROM NEW.preferred_language)
    EXECUTE FUNCTION ocpp.directory_changed();

-- By what the one-time passwords of stations' QR codes are made. The station has the same secret; it is never given out again.
CREATE TABLE ocpp.web_payments (
    station_id       uuid PRIMARY KEY REFERENCES stations (id),
    secret           text NOT NULL,
    validity_seconds integer NOT NULL CHECK (validity_seconds > 0),
    length           integer NOT NULL CHECK (length > 0),
    updated_at       timestamptz NOT NULL DEFAULT now()
);

-- How the default tariff that a station of OCPP 2.1 has stands to the one that it is to have.
CREATE TABLE ocpp.native_tariffs (
    station_id uuid PRIMARY KEY REFERENCES stations (id),
    tariff     text NOT NULL,
    status     text NOT NULL,
    detail     text NOT NULL,
    checked_at timestamptz NOT NULL
);
