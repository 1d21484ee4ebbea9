package io.voltgate.persistence.store.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of a station's device model. A value, read from one statement. Texts that the station left out are empty.
 *
 * @param trigger Alerting, Delta or Periodic
 * @param happenedAt by the station's clock
 */
public record DeviceEventView(
        UUID id,
        int eventId,
        String component,
        String componentInstance,
        int evse,
        String name,
        String nameInstance,
        String trigger,
        String value,
        boolean cleared,
        String notificationType,
        String techInfo,
        Instant happenedAt,
        Instant receivedAt) {
    static final Listing<DeviceEventView> LISTING = new Listing<>(
            "SELECT d.* FROM ocpp.device_events d WHERE true",
            new Listing.Columns("d.received_at", "d.id", "d.station_id", "d.trigger"),
            DeviceEventView::read,
            event -> new PageKey(event.receivedAt(), event.id()));

    private static DeviceEventView read(Row row) throws SQLException {
        return new DeviceEventView(
                row.uuid("id"),
                row.integer("event_id"),
                row.text("component"),
                row.text("component_instance"),
                row.integer("evse"),
                row.text("name"),
                row.text("name_instance"),
                row.text("trigger"),
                row.text("value"),
                row.flag("cleared"),
                row.text("notification_type"),
                row.text("tech_info"),
                row.instant("happened_at"),
                row.instant("received_at"));
    }
}
