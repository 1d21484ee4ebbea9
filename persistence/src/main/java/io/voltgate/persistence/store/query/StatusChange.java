package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the stations' status log. A value, read from one statement. Entries are never changed.
 *
 * @param station identity, null where the station has none
 * @param additionalData JSON object; it names the connector where the change is one of a connector
 */
public record StatusChange(
        UUID id,
        @Nullable String station,
        UUID stationId,
        @Nullable String previousStatus,
        String newStatus,
        @Nullable String reason,
        @JsonRawValue String additionalData,
        Instant changedAt) {}
