package io.voltgate.engine;

import java.math.BigDecimal;

/**
 * What the operator decides about money at the station: who is shown what, who reckons, and who may pay there. An immutable value, fixed
 * at start.
 *
 * @param costEveryMs how often a running cost is told by an order of its own at the most; 0 for never. The answers to a transaction's
 *     events tell it anyway
 * @param costStep by how much it must have changed since, in the currency's unit
 * @param displays whether price and total are shown by display messages, in OCPP 2.x
 * @param greets whether the verdict on a token says the price (personalMessage), in OCPP 2.x
 * @param nativeTariffs whether stations of OCPP 2.1 are given their tariff
 * @param stationReckons whether the cost that such a station reckons is the bill
 */
public record DriverSettings(
        long costEveryMs,
        BigDecimal costStep,
        boolean displays,
        boolean greets,
        DriverTexts texts,
        boolean nativeTariffs,
        boolean stationReckons,
        AdHoc adHoc) {
    /** Nothing but what the answers tell. */
    public static final DriverSettings QUIET =
            new DriverSettings(0, BigDecimal.ZERO, false, false, DriverTexts.ENGLISH, false, false, AdHoc.REFUSED);

    /**
     * Payment at the station's own terminal or by a web page (OCPP 2.1 Part 2, C18 to C25).
     *
     * @param accepted whether tokens of the type DirectPayment may charge, as guests
     * @param authorized what such a terminal has authorized, in the currency's unit: the most that a session may cost; 0 for no limit
     * @param receiptUrl where the receipt is found, {session} standing for the session's id; empty where the station gives it
     */
    public record AdHoc(boolean accepted, BigDecimal authorized, String receiptUrl) {
        public static final AdHoc REFUSED = new AdHoc(false, BigDecimal.ZERO, "");
    }
}
