-- Meter values, one row for all samples that a fact has of one moment: what is sampled hardly ever changes, so it is named once, and a row
-- is its values. ocpp.meter_values stays what it was, one row a sample; it is a view now.

-- What a row's values are values of, in their order. The name of a layout is made of what it says, so that all who write one agree.
CREATE TABLE ocpp.meter_layouts (
    layout     uuid NOT NULL,
    place      integer NOT NULL,
    measurand  text NOT NULL,
    phase      text NOT NULL,
    context    text NOT NULL,
    location   text NOT NULL,
    unit       text NOT NULL,
    multiplier integer NOT NULL,
    -- Tells samples of one row apart that have all else in common, such as a signed value beside the plain one.
    ordinal    integer NOT NULL,
    PRIMARY KEY (layout, place)
);

CREATE TABLE ocpp.meter_readings (
    sampled_at     timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    -- Of the station, connector, transaction, layout, values and records.
    digest         bigint NOT NULL,
    sequence       bigint NOT NULL,
    station_id     uuid NOT NULL,
    session_id     uuid,
    layout         uuid NOT NULL,
    evse           integer NOT NULL,
    connector      integer NOT NULL,
    transaction_id text NOT NULL,
    raw_time       text NOT NULL,
    frame          text,
    -- A JSON array of texts, by place. Not jsonb, which would cost more than the rest of the row to write.
    readings       text NOT NULL,
    -- By place what the meter signed and what that is worth, null where a sample has nothing of the kind; NULL where none has.
    records        jsonb
) PARTITION BY RANGE (sampled_at);
CREATE TABLE ocpp.meter_readings_default PARTITION OF ocpp.meter_readings DEFAULT;
-- The one index: a repetition is no second row, and a session's readings lie together, as do those of no session.
CREATE UNIQUE INDEX meter_readings_once ON ocpp.meter_readings (session_id, sampled_at, digest) NULLS NOT DISTINCT;

-- The rows from before, which go as their months do. Months that are still to come have none.
ALTER TABLE ocpp.meter_values RENAME TO meter_samples;
DO $$
DECLARE
    part regclass;
    used boolean;
BEGIN
    FOR part IN SELECT inhrelid::regclass FROM pg_inherits
        WHERE inhparent = 'ocpp.meter_samples'::regclass AND inhrelid <> 'ocpp.meter_values_default'::regclass
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', part) INTO used;
        IF NOT used THEN
            EXECUTE format('DROP TABLE %s', part);
        END IF;
    END LOOP;
END $$;

CREATE VIEW ocpp.meter_values AS
    SELECT r.station_id, r.evse, r.connector, r.transaction_id, r.sampled_at, l.measurand, l.phase, l.context, l.location,
        l.unit, l.multiplier, r.readings::jsonb ->> l.place AS value, r.session_id, r.raw_time, r.sequence, l.ordinal,
        r.records -> l.place ->> 'signed' AS signed, r.frame, r.received_at,
        r.records -> l.place ->> 'signature' AS signature, r.records -> l.place ->> 'reason' AS signature_reason,
        r.records -> l.place -> 'readings' AS signed_readings
    FROM ocpp.meter_readings r JOIN ocpp.meter_layouts l ON l.layout = r.layout
    UNION ALL
    SELECT station_id, evse, connector, transaction_id, sampled_at, measurand, phase, context, location,
        unit, multiplier, value, session_id, raw_time, sequence, ordinal,
        signed, frame, received_at, signature, signature_reason, signed_readings
    FROM ocpp.meter_samples;

-- Rows that change while they are young find room beside themselves, so that no index hears of it.
ALTER TABLE charging_sessions SET (fillfactor = 70);
ALTER TABLE payments SET (fillfactor = 80);
ALTER TABLE ocpp.payment_standings SET (fillfactor = 70);
ALTER TABLE ocpp.payment_steps SET (fillfactor = 80);
ALTER TABLE stations SET (fillfactor = 70);
ALTER TABLE ocpp.charge_points SET (fillfactor = 70);

-- A session may come into its table when it has ended already.
CREATE TRIGGER credit_spent AFTER INSERT ON charging_sessions
    FOR EACH ROW WHEN (NEW.status <> 'active') EXECUTE FUNCTION ocpp.credit_changed();
