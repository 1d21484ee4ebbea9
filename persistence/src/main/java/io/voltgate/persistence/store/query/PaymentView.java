package io.voltgate.persistence.store.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its row tells. A value, read from one statement. The amount is exact, in the currency's unit.
 *
 * @param station identity of the session's station, null where it has none
 * @param status pending, completed, failed or refunded
 */
public record PaymentView(
        UUID id,
        UUID sessionId,
        @Nullable String station,
        UUID userId,
        BigDecimal amount,
        String currency,
        @Nullable String paymentMethod,
        @Nullable String externalPaymentId,
        String status,
        @Nullable Instant processedAt,
        Instant createdAt) {}
