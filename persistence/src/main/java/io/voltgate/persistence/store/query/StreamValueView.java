package io.voltgate.persistence.store.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A value of a periodic event stream. A value, read from one statement. It was measured by the station's clock. */
public record StreamValueView(UUID id, String stream, String value, Instant measuredAt, Instant receivedAt) {
    static final Listing<StreamValueView> LISTING = new Listing<>(
            "SELECT s.* FROM ocpp.event_stream_values s WHERE true",
            new Listing.Columns("s.received_at", "s.id", "s.station_id", "s.stream_id"),
            StreamValueView::read,
            value -> new PageKey(value.receivedAt(), value.id()));

    private static StreamValueView read(Row row) throws SQLException {
        return new StreamValueView(
                row.uuid("id"),
                row.text("stream_id"),
                row.text("value"),
                row.instant("measured_at"),
                row.instant("received_at"));
    }
}
