package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a variable of a station. A value, read from one statement. In OCPP 1.6 a variable is a configuration key, without a
 * component.
 *
 * @param value as reported last, null where the station has not reported it
 * @param characteristics JSON object
 * @param setValue the value that the station took last, null where it was never told one
 * @param setStatus Accepted or RebootRequired
 */
public record VariableView(
        UUID id,
        String component,
        String componentInstance,
        int evse,
        String name,
        String nameInstance,
        String attribute,
        @Nullable String value,
        @Nullable String mutability,
        @Nullable @JsonRawValue String characteristics,
        @Nullable Instant reportedAt,
        @Nullable String setValue,
        @Nullable String setStatus,
        @Nullable Instant setAt,
        Instant addedAt) {
    static final Listing<VariableView> LISTING = new Listing<>(
            "SELECT v.* FROM ocpp.variables v WHERE true",
            new Listing.Columns("v.added_at", "v.id", "v.station_id", "v.mutability"),
            VariableView::read,
            variable -> new PageKey(variable.addedAt(), variable.id()));

    private static VariableView read(Row row) throws SQLException {
        String characteristics = row.mayText("characteristics");
        return new VariableView(
                row.uuid("id"),
                row.text("component"),
                row.text("component_instance"),
                row.integer("evse"),
                row.text("name"),
                row.text("name_instance"),
                row.text("attribute"),
                row.mayText("value"),
                row.mayText("mutability"),
                characteristics == null || characteristics.isEmpty() ? null : characteristics,
                row.mayInstant("reported_at"),
                row.mayText("set_value"),
                row.mayText("set_status"),
                row.mayInstant("set_at"),
                row.instant("added_at"));
    }
}
