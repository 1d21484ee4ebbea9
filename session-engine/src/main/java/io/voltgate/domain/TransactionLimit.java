package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a station ends a transaction by itself (OCPP 2.1 Part 2, E16). A value; what is null is not limited.
 *
 * @param cost the most that it may cost, tax included
 * @param seconds from start to end
 * @param stateOfCharge of the vehicle, percent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionLimit(
        @Nullable Money cost,
        @Nullable Energy energy,
        @Nullable Integer seconds,
        @Nullable Integer stateOfCharge) {
    public static TransactionLimit ofCost(Money cost) {
        return new TransactionLimit(cost, null, null, null);
    }
}
