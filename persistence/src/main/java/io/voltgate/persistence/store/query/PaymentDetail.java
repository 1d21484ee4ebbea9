package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment, where it stands, and what was asked of its provider. A value, read from one snapshot of the database. Amounts are exact, in the
 * currency's unit.
 *
 * @param standing null where the payment was opened by an older build
 * @param steps oldest first; empty in lists
 */
public record PaymentDetail(
        @JsonUnwrapped PaymentView payment, @Nullable Standing standing, List<Step> steps) {
    public PaymentDetail {
        steps = List.copyOf(steps);
    }

    /**
     * Where a payment stands beyond its status.
     *
     * @param state OPEN, HELD, SETTLED, RETRYING, DUNNING or WAIVED
     * @param amount what is held, was paid, is owed or was given up
     * @param refusals how often in a row the provider has refused
     * @param nextAt when it is asked anew
     * @param detail the provider's code, why it is left to an operator, or an operator's note
     */
    public record Standing(
            String state,
            BigDecimal amount,
            int refusals,
            @Nullable Instant nextAt,
            @Nullable String detail,
            Instant changedAt) {}

    /**
     * A request to the provider.
     *
     * @param state REQUESTED, DONE or DECLINED
     * @param code the provider's word for why it was declined
     */
    public record Step(
            int number,
            String step,
            BigDecimal amount,
            String key,
            String state,
            @Nullable String code,
            @Nullable String externalId,
            Instant requestedAt,
            @Nullable Instant answeredAt) {}
}
