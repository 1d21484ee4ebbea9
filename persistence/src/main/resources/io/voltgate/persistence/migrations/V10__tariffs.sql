-- Tariffs as operators write them. A version never changes: sessions that agreed on it keep it. It counts from valid_from until
-- that of the next version.
CREATE TABLE ocpp.tariffs (
    id         text NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    document   jsonb NOT NULL,
    valid_from timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, version)
);

-- For whom and where a tariff counts. What has counted stays, with its end, because a station may tell of a session days later.
CREATE TABLE ocpp.tariff_assignments (
    id         text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to   timestamptz,
    scope      text NOT NULL CHECK (scope IN ('USER', 'GROUP', 'CONNECTOR', 'STATION', 'OPERATOR')),
    subject    text NOT NULL,
    evse       integer,
    connector  integer,
    tariff_id  text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, valid_from),
    CHECK (valid_to > valid_from),
    CHECK ((scope = 'CONNECTOR') = (evse IS NOT NULL AND connector IS NOT NULL))
);

CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.tariffs
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.tariff_assignments
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER operator_changed AFTER UPDATE OF operator_id ON stations
    FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION ocpp.directory_changed();
