package io.voltgate.rating;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a usage costs under a tariff. Stateless, for any thread: the same tariff and usage always give the same bill. The cost is never
 * negative, and it is rounded once, at the end, half up to the currency's digits.
 */
public final class Rating {
    private Rating() {}

    /** The cost with its lines, for a usage that is over or goes on. */
    public static Rated rate(Tariff tariff, Usage usage) {
        TariffPlan plan = tariff.plan();
        return plan == null
                ? atOnePrice(tariff, usage)
                : new Statement(plan).of(new Pricing(plan).price(usage), tariff.digits());
    }

    /** The total alone, for each sample of a running session: the usage is asked for only where more than the energy counts. */
    public static Money cost(Tariff tariff, Energy energy, Supplier<Usage> usage) {
        if (tariff.plan() == null) {
            return tariff.costOf(energy);
        }
        return rate(tariff, byEnergyAlone(tariff) ? Usage.of(0, energy) : usage.get())
                .total();
    }

    /** Whether neither times nor the course of the energy move the cost, so that nobody need keep them. */
    public static boolean byEnergyAlone(Tariff tariff) {
        TariffPlan plan = tariff.plan();
        return plan == null || plan.elements().stream().allMatch(Rating::byEnergyAlone);
    }

    private static boolean byEnergyAlone(TariffPlan.Element element) {
        return element.when() == null
                && (element.component() == Component.ENERGY || element.component() == Component.FLAT);
    }

    private static Rated atOnePrice(Tariff tariff, Usage usage) {
        Energy energy = usage.energy();
        BigDecimal price = tariff.pricePerKwh().amount();
        List<Bill.Line> lines = energy.equals(Energy.ZERO) || price.signum() == 0
                ? List.of()
                : List.of(new Bill.Line(
                        Component.ENERGY.name(),
                        0,
                        Statement.plain(energy.toKwh()),
                        Statement.plain(price),
                        Statement.plain(price.multiply(energy.toKwh())),
                        usage.startMs(),
                        usage.endMs(),
                        "energy"));
        return new Rated(lines, tariff.costOf(energy), Money.zero(tariff.currency()));
    }
}
