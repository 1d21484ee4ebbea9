package io.voltgate.persistence.store.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station keeps on a customer, put together from its parts. A value, read from one statement.
 *
 * @param state of its report: OPEN, WHOLE or INCOMPLETE; null where that is not known
 */
public record CustomerInformationView(
        UUID id, int requestId, String text, @Nullable String state, Instant reportedAt, Instant addedAt) {
    static final Listing<CustomerInformationView> LISTING = new Listing<>(
            """
            SELECT c.*, r.state FROM ocpp.customer_information c
              LEFT JOIN ocpp.reports r ON r.station_id = c.station_id AND r.kind = 'CustomerInformation'
               AND r.request_id = c.request_id
             WHERE true\
            """,
            new Listing.Columns("c.added_at", "c.id", "c.station_id", "r.state"),
            CustomerInformationView::read,
            information -> new PageKey(information.addedAt(), information.id()));

    private static CustomerInformationView read(Row row) throws SQLException {
        return new CustomerInformationView(
                row.uuid("id"),
                row.integer("request_id"),
                row.text("text"),
                row.mayText("state"),
                row.instant("reported_at"),
                row.instant("added_at"));
    }
}
