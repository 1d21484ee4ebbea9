package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log of what a station told. A value, read from one statement. Entries are never changed.
 *
 * @param kind such as SecurityEvent, DerAlarm, BatterySwap
 * @param detail JSON object: the fact, or the station's own payload
 * @param reportedAt by the station's clock, where it told a time
 */
public record NoticeView(
        UUID id,
        String kind,
        @Nullable Integer evse,
        @Nullable Integer requestId,
        @JsonRawValue String detail,
        Instant reportedAt,
        Instant receivedAt) {
    private static final String SELECT = "SELECT n.* FROM ocpp.notices n WHERE ";
    static final Listing<NoticeView> ALL = of("true");

    /** The entries of some kinds, which are words of ours, quoted. */
    static Listing<NoticeView> listing(String kinds) {
        return of("n.kind IN (" + kinds + ")");
    }

    private static Listing<NoticeView> of(String condition) {
        return new Listing<>(
                SELECT + condition,
                new Listing.Columns("n.received_at", "n.id", "n.station_id", "n.kind"),
                NoticeView::read,
                notice -> new PageKey(notice.receivedAt(), notice.id()));
    }

    private static NoticeView read(Row row) throws SQLException {
        return new NoticeView(
                row.uuid("id"),
                row.text("kind"),
                row.mayInteger("evse"),
                row.mayInteger("request_id"),
                row.text("detail"),
                row.instant("reported_at"),
                row.instant("received_at"));
    }
}
