package io.voltgate.simulator.station.tariff;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The taxes on a price, in percent by their stack level: each level is on top of those below it (OCPP 2.1, TaxRateType). A value. */
record Taxes(Map<Integer, BigDecimal> levels) {
    static final Taxes NONE = new Taxes(Map.of());

    static Taxes read(JsonNode rates) {
        Map<Integer, BigDecimal> levels = new TreeMap<>();
        for (JsonNode rate : rates) {
            levels.merge(rate.path("stack").asInt(0), rate.path("tax").decimalValue(BigDecimal.ZERO), BigDecimal::add);
        }
        return new Taxes(levels);
    }

    BigDecimal on(BigDecimal net) {
        BigDecimal gross = net;
        for (BigDecimal percent : levels.values()) {
            gross = gross.add(gross.multiply(percent).movePointLeft(2));
        }
        return gross;
    }
}
