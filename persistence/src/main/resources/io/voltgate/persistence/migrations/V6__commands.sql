-- What an order brought about besides a session, and how far the station has come with it, both in the station's words.
ALTER TABLE ocpp.commands ADD COLUMN effect text;
ALTER TABLE ocpp.commands ADD COLUMN progress text;
