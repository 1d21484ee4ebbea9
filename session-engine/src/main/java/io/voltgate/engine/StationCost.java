package io.voltgate.engine;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a station reckons that a transaction costs (costDetails; OCPP 2.1 Part 2, I12). A value, read from what an event says besides. Its
 * amount is exact.
 *
 * @param currency ISO 4217, as the station wrote it
 * @param total tax included where the station says so; null where it says no amount
 * @param taxIncluded whether the total is the one with tax
 * @param failure why it could not reckon, null where it could
 */
record StationCost(
        String currency,
        @Nullable BigDecimal total,
        boolean taxIncluded,
        @Nullable String failure) {
    private static final String FIELD = "costDetails";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The cost that an event tells, empty where it tells none. */
    static Optional<StationCost> of(@Nullable String extras) {
        if (extras == null || !extras.contains(FIELD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(extras).path(FIELD))
                    .filter(JsonNode::isObject)
                    .map(StationCost::of);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static StationCost of(JsonNode details) {
        JsonNode cost = details.path("totalCost");
        JsonNode withTax = cost.path("total").path("inclTax");
        JsonNode withoutTax = cost.path("total").path("exclTax");
        boolean failed = details.path("failureToCalculate").asBoolean(false);
        return new StationCost(
                cost.path("currency").asString(""),
                withTax.isNumber() ? number(withTax) : withoutTax.isNumber() ? number(withoutTax) : null,
                withTax.isNumber(),
                failed ? details.path("failureReason").asString("") : null);
    }

    /** Equal numbers have one form, so that equal states have equal bytes. */
    private static BigDecimal number(JsonNode node) {
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
