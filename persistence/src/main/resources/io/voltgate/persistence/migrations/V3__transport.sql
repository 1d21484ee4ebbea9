-- How a station may dial in, and how it last did.

ALTER TABLE ocpp.charge_points
    -- The subprotocol of a station that names none, and the one preferred of those that it names.
    ADD COLUMN ocpp_version text,
    -- Other identities that it dials in with.
    ADD COLUMN aliases text[] NOT NULL DEFAULT '{}',
    -- The common name of its certificate, which is its serial number (OCPP 2.0.1 Part 2, A00.FR.405).
    ADD COLUMN certificate_serial text,
    -- The lowest profile that is let in: the highest that it came with, or what an operator sets.
    ADD COLUMN security_profile smallint NOT NULL DEFAULT 0 CHECK (security_profile BETWEEN 0 AND 3),
    -- A new password that the station may know already; the reference is that of the command that tells it.
    ADD COLUMN pending_password_hash text,
    ADD COLUMN pending_password_reference text,
    ADD COLUMN link_security_profile smallint,
    ADD COLUMN link_tls text;

DROP TRIGGER directory_changed ON ocpp.charge_points;
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE ON ocpp.charge_points
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
-- By row, because the gateway itself names security_profile at every connection, and changes it hardly ever.
CREATE TRIGGER directory_entry_changed AFTER UPDATE ON ocpp.charge_points
    FOR EACH ROW WHEN (
        (OLD.identity, OLD.station_id, OLD.password_hash, OLD.pending_password_hash, OLD.ocpp_version, OLD.aliases,
            OLD.certificate_serial, OLD.security_profile)
        IS DISTINCT FROM
        (NEW.identity, NEW.station_id, NEW.password_hash, NEW.pending_password_hash, NEW.ocpp_version, NEW.aliases,
            NEW.certificate_serial, NEW.security_profile))
    EXECUTE FUNCTION ocpp.directory_changed();
