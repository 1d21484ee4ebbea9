-- Public keys of meters that operators vouch for: what a meter has signed is held against them.
CREATE TABLE ocpp.meter_keys (
    identity    text NOT NULL REFERENCES ocpp.charge_points (identity) ON DELETE CASCADE,
    fingerprint text NOT NULL,
    -- The EVSE and connector whose meter it is; NULL where it may be any.
    evse        integer CHECK (evse > 0),
    connector   integer CHECK (connector > 0),
    curve       text NOT NULL,
    -- The point of the key, uncompressed, in hexadecimal digits.
    public_key  text NOT NULL,
    source      text NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (identity, fingerprint),
    CHECK (evse IS NOT NULL OR connector IS NULL)
);
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.meter_keys
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();

-- What became of the signature of a sample's record (VALID, INVALID, UNVERIFIED; NULL where it has none), why, and what the record says.
ALTER TABLE ocpp.meter_values ADD COLUMN signature text;
ALTER TABLE ocpp.meter_values ADD COLUMN signature_reason text;
ALTER TABLE ocpp.meter_values ADD COLUMN signed_readings jsonb;
