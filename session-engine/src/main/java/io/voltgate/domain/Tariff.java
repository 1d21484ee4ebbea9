package io.voltgate.domain;

/**
 * The price that was agreed when a session began. A value, carried in the fact that starts the session. It never changes
 * afterwards, whatever becomes of the station's price.
 *
 * @param pricePerKwh money for one kilowatt-hour; its currency is the bill's
 * @param digits fraction digits of the bill, 0 to 6
 */
public record Tariff(Money pricePerKwh, int digits) {
    public Money costOf(Energy energy) {
        return pricePerKwh.perKwhTimes(energy, digits);
    }
}
