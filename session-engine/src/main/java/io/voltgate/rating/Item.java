package io.voltgate.rating;

import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Element;

/**
 * So much of a component at one price. A value. Its amount is exact.
 *
 * @param element the position of the price in the plan
 * @param quantity microwatt-hours, milliseconds or times
 * @param roundedUp whether it is what was added to fill the last portion
 */
record Item(int element, Element price, long quantity, long fromMs, long toMs, boolean roundedUp) {
    private static final long MICRO_WH_PER_KWH = 1_000_000_000;
    private static final long MS_PER_HOUR = 3_600_000;

    Component component() {
        return price.component();
    }

    boolean sameAs(Item other) {
        return element == other.element && roundedUp == other.roundedUp;
    }

    Item plus(Item later) {
        return new Item(element, price, quantity + later.quantity, fromMs, later.toMs, roundedUp);
    }

    /** In the units that the price is for. */
    Fraction units() {
        return Fraction.of(
                quantity,
                switch (component()) {
                    case ENERGY -> MICRO_WH_PER_KWH;
                    case CHARGING_TIME, IDLE_TIME, RESERVATION_TIME -> MS_PER_HOUR;
                    case FLAT, RESERVATION_FLAT -> 1;
                });
    }

    Fraction amount() {
        return units().times(Fraction.of(price.price()));
    }

    String note() {
        String what = switch (component()) {
            case ENERGY -> "energy";
            case CHARGING_TIME -> "charging time";
            case IDLE_TIME -> "idle time";
            case FLAT -> "the session";
            case RESERVATION_TIME -> "reserved time";
            case RESERVATION_FLAT -> "the reservation";
        };
        return roundedUp ? what + ", to the full portion" : what;
    }
}
