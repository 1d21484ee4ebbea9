-- The meter's own signed record of a sample, as the JSON text that the station sent (SignedMeterValueType of OCPP 2.x). Text and not
-- jsonb, since whoever verifies it needs every character. In OCPP 1.6 it is the value itself.
ALTER TABLE ocpp.meter_values ADD COLUMN signed text;
