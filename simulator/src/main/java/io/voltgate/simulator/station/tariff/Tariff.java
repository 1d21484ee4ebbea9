package io.voltgate.simulator.station.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tariff by which a station can reckon (OCPP 2.1, TariffType). A value. Of the prices of one part the first whose conditions fit holds.
 *
 * @param least what a charge costs at the least, null where it doesn't say
 * @param most what it costs at the most, null where it doesn't say
 */
public record Tariff(
        String id,
        String currency,
        Map<Part, Priced> parts,
        @Nullable Limit least,
        @Nullable Limit most) {
    /** How many prices a part may have. */
    public static final int MOST_PRICES = 20;

    /** What is paid for. */
    public enum Part {
        ENERGY("energy", "priceKwh"),
        CHARGING_TIME("chargingTime", "priceMinute"),
        IDLE_TIME("idleTime", "priceMinute"),
        FIXED("fixedFee", "priceFixed"),
        RESERVATION_TIME("reservationTime", "priceMinute"),
        RESERVATION_FIXED("reservationFixed", "priceFixed");

        private final String field;
        private final String price;

        Part(String field, String price) {
            this.field = field;
            this.price = price;
        }
    }

    record Price(BigDecimal amount, @Nullable Condition when) {}

    /** The prices of a part, with its taxes. */
    record Priced(List<Price> prices, Taxes taxes) {
        Optional<BigDecimal> at(Condition.Situation now) {
            return prices.stream()
                    .filter(each -> each.when() == null || each.when().fits(now))
                    .map(Price::amount)
                    .findFirst();
        }
    }

    /** An amount that a total is held to; of the two what was told. */
    record Limit(@Nullable BigDecimal net, @Nullable BigDecimal gross) {
        static @Nullable Limit read(JsonNode price) {
            return price.isObject() ? new Limit(amount(price.path("exclTax")), amount(price.path("inclTax"))) : null;
        }

        private static @Nullable BigDecimal amount(JsonNode number) {
            return number.isNumber() ? number.decimalValue() : null;
        }
    }

    public Tariff {
        parts = Map.copyOf(parts);
    }

    /** Reads a TariffType. */
    public static Tariff read(JsonNode tree) throws Unsupported {
        Map<Part, Priced> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            JsonNode told = tree.path(part.field);
            if (told.isObject()) {
                parts.put(part, priced(told, part));
            }
        }
        return new Tariff(
                tree.path("tariffId").asString(""),
                tree.path("currency").asString(""),
                parts,
                Limit.read(tree.path("minCost")),
                Limit.read(tree.path("maxCost")));
    }

    private static Priced priced(JsonNode told, Part part) throws Unsupported {
        List<Price> prices = new ArrayList<>();
        for (JsonNode each : told.path("prices")) {
            JsonNode amount = each.path(part.price);
            JsonNode when = each.path("conditions");
            if (!amount.isNumber()) {
                throw new Unsupported("Rejected");
            }
            prices.add(new Price(amount.decimalValue(), when.isObject() ? Condition.read(when) : null));
        }
        if (prices.size() > MOST_PRICES) {
            throw new Unsupported("TooManyElements");
        }
        return new Priced(prices, Taxes.read(told.path("taxRates")));
    }
}
