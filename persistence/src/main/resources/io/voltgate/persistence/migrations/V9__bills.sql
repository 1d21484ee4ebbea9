-- Why a bill is what it is: every fact about a session that is not a meter value, with the frame that it follows from.
CREATE TABLE ocpp.bill_facts (
    session_id  uuid NOT NULL,
    shard       integer NOT NULL,
    sequence    bigint NOT NULL,
    index       integer NOT NULL,
    kind        text NOT NULL,
    frame       text,
    fact        jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (session_id, shard, sequence, index)
);

-- The message id of the frame that a sample came with, and when it came.
ALTER TABLE ocpp.meter_values ADD COLUMN frame text;
ALTER TABLE ocpp.meter_values ADD COLUMN received_at timestamptz;
