package io.voltgate.simulator.station;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a transaction may go by what the gateway answered (OCPP 2.1, E16). A value. Costs are not limited here: stations without
 * tariffs don't know them.
 *
 * @param told as it came, to be said back
 */
record TransactionLimit(long maxWh, long maxMs, int maxSoc, JsonNode told) {
    /** Reads what an answer to a TransactionEvent limits; null where it limits nothing. */
    static @Nullable TransactionLimit read(JsonNode answer) {
        JsonNode limit = answer.path("transactionLimit");
        if (!limit.isObject()) {
            return null;
        }
        JsonNode energy = limit.path("maxEnergy");
        JsonNode time = limit.path("maxTime");
        return new TransactionLimit(
                energy.isNumber()
                        ? energy.decimalValue()
                                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                                .longValue()
                        : Long.MAX_VALUE,
                time.isNumber() ? 1000L * time.asInt() : Long.MAX_VALUE,
                Json.number(limit, "maxSoC", Integer.MAX_VALUE),
                limit);
    }

    /** The trigger reason of the limit that is reached, empty while none is. */
    String reached(long drawnWh, long lastedMs, int socPercent) {
        if (drawnWh >= maxWh) {
            return "EnergyLimitReached";
        }
        if (lastedMs >= maxMs) {
            return "TimeLimitReached";
        }
        return socPercent >= maxSoc ? "SoCLimitReached" : "";
    }
}
