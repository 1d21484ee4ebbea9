package io.voltgate.gateway.payment;

import io.voltgate.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * Money in Stripe's terms: whole numbers of the currency's smallest unit. Stateless. An amount that has no such number is never rounded in
 * our favour without being asked for.
 */
final class StripeAmounts {
    /** Where Stripe's digits are not those of ISO 4217 (docs.stripe.com/currencies). */
    private static final Map<String, Integer> DIGITS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    private static final int MICROS = 6;

    private StripeAmounts() {}

    /** The exact amount; throws ArithmeticException where it has a fraction of the smallest unit. */
    static long exact(Money money) {
        return minor(money, RoundingMode.UNNECESSARY);
    }

    /** The amount, or the next one above it; for what is only held. */
    static long atLeast(Money money) {
        return minor(money, RoundingMode.CEILING);
    }

    private static long minor(Money money, RoundingMode mode) {
        return BigDecimal.valueOf(money.micros(), MICROS)
                .movePointRight(digits(money.currency()))
                .setScale(0, mode)
                .longValueExact();
    }

    static Money money(String currency, long minor) {
        String code = currency.toUpperCase(Locale.ROOT);
        return Money.of(code, BigDecimal.valueOf(minor, digits(code)));
    }

    static String currency(Money money) {
        return money.currency().toLowerCase(Locale.ROOT);
    }

    private static int digits(String currency) {
        Integer known = DIGITS.get(currency);
        if (known != null) {
            return known;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownCurrency) {
            return 2;
        }
    }
}
