package io.voltgate.persistence.store.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in which the provider's books and ours differ. A value. The amounts are in the currency's unit.
 *
 * @param kind ORPHANED_HOLD, UNKNOWN_CHARGE or AMOUNT_DIFFERS
 * @param ours what our books say, null where they say nothing
 * @param action RELEASED, RECORDED or REPORTED: what was done about it
 * @param foundAt when it was first seen
 * @param mendedAt when it was put right, null where it was not
 */
public record PaymentDifference(
        String externalId,
        String kind,
        @Nullable UUID paymentId,
        @Nullable UUID sessionId,
        @Nullable BigDecimal ours,
        BigDecimal theirs,
        String currency,
        String action,
        Instant foundAt,
        Instant seenAt,
        @Nullable Instant mendedAt) {}
