package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a station reported by a key, such as a monitor or a display message. A value, read from one statement.
 *
 * @param key its name within its kind at its station
 * @param requestId of the report that told of it last
 * @param body JSON, as the station sent it
 * @param endedAt when the station said that it is over, null while it lasts
 */
public record ItemView(
        UUID id,
        String key,
        @Nullable Integer evse,
        @Nullable Integer requestId,
        @JsonRawValue String body,
        Instant reportedAt,
        @Nullable Instant endedAt,
        Instant addedAt) {
    /** The things of one kind, which is a word of ours. */
    static Listing<ItemView> listing(String kind) {
        return new Listing<>(
                "SELECT i.*, CASE WHEN i.ended_at >= i.reported_at THEN i.ended_at END AS over_at"
                        + " FROM ocpp.station_items i WHERE i.kind = '" + kind + "'",
                new Listing.Columns("i.added_at", "i.id", "i.station_id", "i.kind"),
                ItemView::read,
                item -> new PageKey(item.addedAt(), item.id()));
    }

    private static ItemView read(Row row) throws SQLException {
        return new ItemView(
                row.uuid("id"),
                row.text("key"),
                row.mayInteger("evse"),
                row.mayInteger("request_id"),
                row.text("body"),
                row.instant("reported_at"),
                row.mayInstant("over_at"),
                row.instant("added_at"));
    }
}
