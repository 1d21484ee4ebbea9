-- What stations do otherwise than the standard says, by model; the station and the sample are those of the last time.
CREATE TABLE ocpp.deviations (
    vendor     text NOT NULL,
    model      text NOT NULL,
    firmware   text NOT NULL,
    deviation  text NOT NULL,
    count      bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    station    text NOT NULL,
    sample     text NOT NULL,
    PRIMARY KEY (vendor, model, firmware, deviation)
);
