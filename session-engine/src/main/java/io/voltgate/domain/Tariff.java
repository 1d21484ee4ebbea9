package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The price that was agreed when a session began. A value, carried in the fact that starts the session. It never changes
 * afterwards, whatever becomes of the station's price.
 *
 * @param pricePerKwh money for one kilowatt-hour; its currency is the bill's. Beside a plan it is the price that always holds, for
 *     display; zero where there is none
 * @param digits fraction digits of the bill, 0 to 6
 * @param plan what else counts, null where energy alone is paid, at one price, tax included
 */
public record Tariff(
        Money pricePerKwh,
        int digits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TariffPlan plan) {
    private static final int USUAL_DIGITS = 2;

    public Tariff(Money pricePerKwh, int digits) {
        this(pricePerKwh, digits, null);
    }

    /** The tariff by which a plan is rated, in the plan's own currency. */
    public static Tariff of(TariffPlan plan) {
        BigDecimal price = plan.alwaysPerKwh().orElse(BigDecimal.ZERO);
        return new Tariff(Money.of(plan.currency(), price), digits(plan.currency()), plan);
    }

    /** Fraction digits of the currency; two where the code is not of ISO 4217. */
    public static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownCurrency) {
            return USUAL_DIGITS;
        }
    }

    public String currency() {
        return pricePerKwh.currency();
    }

    /** What the energy costs where there is no plan; with a plan the rating tells. */
    public Money costOf(Energy energy) {
        return pricePerKwh.perKwhTimes(energy, digits);
    }
}
