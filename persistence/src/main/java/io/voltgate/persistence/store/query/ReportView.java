package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report in parts. A value, read from one statement.
 *
 * @param kind such as DeviceModel, Monitors, ChargingProfiles
 * @param state EXPECTED, OPEN, WHOLE or INCOMPLETE
 * @param parts how many came, null while they are coming
 * @param missing JSON array: the first of the sequence numbers that did not come
 * @param reason why it is incomplete
 */
public record ReportView(
        UUID id,
        String kind,
        int requestId,
        String state,
        @Nullable Integer parts,
        @JsonRawValue String missing,
        @Nullable String reason,
        Instant beganAt,
        @Nullable Instant endedAt) {
    static final Listing<ReportView> LISTING = new Listing<>(
            "SELECT r.* FROM ocpp.reports r WHERE true",
            new Listing.Columns("r.began_at", "r.id", "r.station_id", "r.state"),
            ReportView::read,
            report -> new PageKey(report.beganAt(), report.id()));

    private static ReportView read(Row row) throws SQLException {
        return new ReportView(
                row.uuid("id"),
                row.text("kind"),
                row.integer("request_id"),
                row.text("state"),
                row.mayInteger("parts"),
                row.text("missing"),
                row.mayText("reason"),
                row.instant("began_at"),
                row.mayInstant("ended_at"));
    }
}
