package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charging session as its row tells. A value, read from one statement. Energy is in kilowatt-hours, money in the
 * currency's unit, both exact.
 *
 * @param station identity, null where the station has none
 * @param currency of the cost, null until its payment is opened
 * @param status active, completed, cancelled or error
 * @param sessionData JSON object
 */
public record SessionView(
        UUID id,
        @Nullable String station,
        UUID stationId,
        UUID userId,
        @Nullable String connectorType,
        Instant startTime,
        @Nullable Instant endTime,
        BigDecimal energyDeliveredKwh,
        BigDecimal totalCost,
        @Nullable String currency,
        @Nullable String paymentMethod,
        String status,
        @JsonRawValue String sessionData,
        Instant createdAt) {}
