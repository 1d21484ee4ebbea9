package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.PowerPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/**
 * How much the controls of the grid let flow at a connector, in watts, each way (OCPP 2.1, block R). A value. The grid here is as it should
 * be, at 50 Hz and its nominal voltage; what steers reactive power alone, trips or ramps, limits nothing.
 */
record GridLimits(long chargeW, long dischargeW) {
    static final GridLimits NONE = new GridLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final BigDecimal HERTZ = BigDecimal.valueOf(50);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    /** Above it a voltage is told in volts, else in per cent of the nominal one: the standard leaves it open. */
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(150);

    private static final BigDecimal VOLTS = BigDecimal.valueOf(230);

    /** What is left of these limits while a control holds. */
    GridLimits with(DerControl control, PowerPath power, long nowMs) {
        JsonNode told = control.told();
        long ratedW = power.mostReturnW();
        return switch (control.type()) {
            case "LimitMaxDischarge" ->
                discharging(told.has("pctMaxDischargePower") ? part(ratedW, told, "pctMaxDischargePower") : ratedW);
            case "EnterService" -> isInService(control, nowMs) ? this : discharging(0);
            // What an outlet can do is apparent power, of which reactive power takes a part.
            case "FixedPFInject" -> discharging(share(power.outlet().maxPowerW(), number(told, "displacement")));
            case "FixedPFAbsorb" -> charging(share(power.outlet().maxPowerW(), number(told, "displacement")));
            case "FreqDroop" -> discharging(share(ratedW, BigDecimal.ONE.subtract(drooped(told))));
            case "FreqWatt" -> discharging(share(ratedW, curve(told, HERTZ).divide(PERCENT)));
            case "VoltWatt" -> discharging(share(ratedW, curve(told, PERCENT).divide(PERCENT)));
            default -> this;
        };
    }

    private GridLimits discharging(long watts) {
        return new GridLimits(chargeW, Math.min(dischargeW, watts));
    }

    private GridLimits charging(long watts) {
        return new GridLimits(Math.min(chargeW, watts), dischargeW);
    }

    private static BigDecimal number(JsonNode told, String field) {
        JsonNode number = told.path(field);
        return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
    }

    private static long part(long watts, JsonNode told, String field) {
        return share(watts, number(told, field).divide(PERCENT));
    }

    /** Of a share that is held between nothing and all. */
    private static long share(long watts, BigDecimal share) {
        BigDecimal held = share.max(BigDecimal.ZERO).min(BigDecimal.ONE);
        return held.multiply(BigDecimal.valueOf(watts))
                .setScale(0, RoundingMode.DOWN)
                .longValue();
    }

    /** The grid is within the bounds, and the delay has passed. */
    private static boolean isInService(DerControl control, long nowMs) {
        JsonNode told = control.told();
        BigDecimal highVoltage = number(told, "highVoltage");
        BigDecimal voltage = highVoltage.compareTo(MOST_PERCENT) > 0 ? VOLTS : PERCENT;
        BigDecimal held = BigDecimal.valueOf(nowMs - control.startMs());
        return voltage.compareTo(highVoltage) <= 0
                && voltage.compareTo(number(told, "lowVoltage")) >= 0
                && HERTZ.compareTo(number(told, "highFreq")) <= 0
                && HERTZ.compareTo(number(told, "lowFreq")) >= 0
                && held.compareTo(number(told, "delay").movePointRight(3)) >= 0;
    }

    /** The share that is taken off because the frequency is above where the droop begins. */
    private static BigDecimal drooped(JsonNode told) {
        BigDecimal above = HERTZ.subtract(number(told, "overFreq")).max(BigDecimal.ZERO);
        BigDecimal droop = number(told, "overDroop");
        return above.signum() == 0 || droop.signum() <= 0
                ? BigDecimal.ZERO
                : above.divide(HERTZ.multiply(droop), 9, RoundingMode.HALF_UP);
    }

    /** Where a curve is at x: between two points on the line from one to the other, outside of them as at the nearest. */
    private static BigDecimal curve(JsonNode told, BigDecimal x) {
        Iterator<JsonNode> points = told.path("curveData").iterator();
        if (!points.hasNext()) {
            return PERCENT;
        }
        JsonNode before = points.next();
        while (points.hasNext() && number(before, "x").compareTo(x) < 0) {
            JsonNode after = points.next();
            if (number(after, "x").compareTo(x) >= 0) {
                return between(before, after, x);
            }
            before = after;
        }
        return number(before, "y");
    }

    private static BigDecimal between(JsonNode one, JsonNode other, BigDecimal x) {
        BigDecimal width = number(other, "x").subtract(number(one, "x"));
        BigDecimal rise = number(other, "y").subtract(number(one, "y"));
        return number(one, "y").add(rise.multiply(x.subtract(number(one, "x"))).divide(width, 9, RoundingMode.HALF_UP));
    }
}
