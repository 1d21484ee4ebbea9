-- Whoever keeps the directory in memory is told which entry has changed: a kind and a key, such as 'user 0b6f...', or nothing where it may
-- be any. The entry is read again then; PostgreSQL tells of a change only when it is committed, so no change is read too early.
CREATE FUNCTION ocpp.tell_directory(kind text, key text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_notify('voltgate_directory', CASE WHEN octet_length(key) <= 2000 THEN kind || ' ' || key ELSE '' END)
$$;

-- Its arguments are the kind, and the column that has the key. An entry with another key than before is two entries. A statement has no
-- key, so only the kind is told, or nothing.
CREATE OR REPLACE FUNCTION ocpp.directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was text;
    is_now text;
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        PERFORM pg_notify('voltgate_directory', coalesce(TG_ARGV[0], ''));
        RETURN NULL;
    END IF;
    was := to_jsonb(OLD) ->> TG_ARGV[1];
    is_now := to_jsonb(NEW) ->> TG_ARGV[1];
    IF is_now IS NOT NULL THEN
        PERFORM ocpp.tell_directory(TG_ARGV[0], is_now);
    END IF;
    IF was IS NOT NULL AND was IS DISTINCT FROM is_now THEN
        PERFORM ocpp.tell_directory(TG_ARGV[0], was);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION ocpp.credit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ocpp.prepaid_credit p WHERE p.user_id = NEW.user_id) THEN
        PERFORM ocpp.tell_directory('user', NEW.user_id::text);
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER directory_changed ON users;
CREATE TRIGGER directory_changed AFTER UPDATE OF is_active ON users
    FOR EACH ROW WHEN (OLD.is_active <> NEW.is_active) EXECUTE FUNCTION ocpp.directory_changed('user', 'id');

DROP TRIGGER directory_changed ON stations;
DROP TRIGGER operator_changed ON stations;
CREATE TRIGGER directory_changed
    AFTER UPDATE OF status, working_hours, price_per_kwh, max_power_kw, operator_id ON stations
    FOR EACH ROW WHEN ((OLD.status = 'maintenance') <> (NEW.status = 'maintenance')
        OR OLD.working_hours IS DISTINCT FROM NEW.working_hours
        OR OLD.price_per_kwh IS DISTINCT FROM NEW.price_per_kwh
        OR OLD.max_power_kw IS DISTINCT FROM NEW.max_power_kw
        OR OLD.operator_id IS DISTINCT FROM NEW.operator_id)
    EXECUTE FUNCTION ocpp.directory_changed('station', 'id');

DROP TRIGGER directory_changed ON ocpp.charge_points;
DROP TRIGGER directory_entry_changed ON ocpp.charge_points;
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE ON ocpp.charge_points
    FOR EACH ROW EXECUTE FUNCTION ocpp.directory_changed('station', 'station_id');
CREATE TRIGGER directory_entry_changed AFTER UPDATE ON ocpp.charge_points
    FOR EACH ROW WHEN (
        (OLD.identity, OLD.station_id, OLD.password_hash, OLD.pending_password_hash, OLD.ocpp_version, OLD.aliases,
            OLD.certificate_serial, OLD.security_profile)
        IS DISTINCT FROM
        (NEW.identity, NEW.station_id, NEW.password_hash, NEW.pending_password_hash, NEW.ocpp_version, NEW.aliases,
            NEW.certificate_serial, NEW.security_profile))
    EXECUTE FUNCTION ocpp.directory_changed('station', 'station_id');

DROP TRIGGER directory_added ON user_settings;
DROP TRIGGER directory_changed ON user_settings;
DROP TRIGGER language_added ON user_settings;
DROP TRIGGER language_changed ON user_settings;
CREATE TRIGGER directory_added AFTER INSERT ON user_settings
    FOR EACH ROW WHEN (NEW.preferred_currency IS NOT NULL OR NEW.preferred_language IS NOT NULL
        OR NEW.notification_preferences <> '{}')
    EXECUTE FUNCTION ocpp.directory_changed('user', 'user_id');
CREATE TRIGGER directory_changed
    AFTER UPDATE OF user_id, preferred_currency, preferred_language, notification_preferences ON user_settings
    FOR EACH ROW WHEN (
        (OLD.user_id, OLD.preferred_currency, OLD.preferred_language, OLD.notification_preferences)
        IS DISTINCT FROM
        (NEW.user_id, NEW.preferred_currency, NEW.preferred_language, NEW.notification_preferences))
    EXECUTE FUNCTION ocpp.directory_changed('user', 'user_id');
CREATE TRIGGER directory_removed AFTER DELETE ON user_settings
    FOR EACH ROW EXECUTE FUNCTION ocpp.directory_changed('user', 'user_id');

DROP TRIGGER directory_changed ON ocpp.id_tokens;
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE ON ocpp.id_tokens
    FOR EACH ROW EXECUTE FUNCTION ocpp.directory_changed('token', 'key');
CREATE TRIGGER directory_entry_changed AFTER UPDATE ON ocpp.id_tokens
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION ocpp.directory_changed('token', 'key');

DROP TRIGGER directory_changed ON ocpp.prepaid_credit;
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.prepaid_credit
    FOR EACH ROW EXECUTE FUNCTION ocpp.directory_changed('user', 'user_id');

DROP TRIGGER directory_changed ON ocpp.meter_keys;
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE ON ocpp.meter_keys
    FOR EACH ROW EXECUTE FUNCTION ocpp.directory_changed('meters', 'identity');

DROP TRIGGER directory_changed ON ocpp.tariffs;
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ocpp.tariffs
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed('tariffs');
DROP TRIGGER directory_changed ON ocpp.tariff_assignments;
CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ocpp.tariff_assignments
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed('tariffs');

-- Emptying a table says nothing of its rows.
CREATE TRIGGER directory_emptied AFTER TRUNCATE ON ocpp.charge_points
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_emptied AFTER TRUNCATE ON ocpp.id_tokens
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_emptied AFTER TRUNCATE ON ocpp.meter_keys
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_emptied AFTER TRUNCATE ON ocpp.prepaid_credit
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
CREATE TRIGGER directory_emptied AFTER TRUNCATE ON user_settings
    FOR EACH STATEMENT EXECUTE FUNCTION ocpp.directory_changed();
