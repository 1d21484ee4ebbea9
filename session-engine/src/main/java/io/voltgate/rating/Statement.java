package io.voltgate.rating;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Money;
import io.voltgate.domain.TariffPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the items of a usage up to what is to be paid: minimum and maximum, then taxes, then one rounding. Used once, by one thread. Its
 * lines always add up to the exact sum, cut off after the twelfth digit, which rounds to the same total.
 */
final class Statement {
    private static final int LINE_DIGITS = 12;
    private static final int QUANTITY_DIGITS = 9;
    private static final int NO_ELEMENT = -1;
    private static final String NO_QUANTITY = "";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** What money can hold: no real bill comes near. */
    private static final BigDecimal MOST = new BigDecimal("9000000000000");

    private final TariffPlan plan;
    private final List<Bill.Line> lines = new ArrayList<>();
    private Fraction sum = Fraction.ZERO;

    Statement(TariffPlan plan) {
        this.plan = plan;
    }

    Rated of(List<Item> items, int digits) {
        items.forEach(this::add);
        limit();
        Fraction inTerms = sum;
        Fraction tax = plan.taxIncluded() ? inTerms.minus(inTerms.dividedBy(taxed())) : addTaxes();
        return new Rated(lines, money(sum, digits), money(tax, digits));
    }

    private void add(Item item) {
        String quantity = plain(item.units().rounded(QUANTITY_DIGITS, RoundingMode.HALF_UP));
        String price = plain(item.price().price());
        long fromMs = item.fromMs() == item.toMs() ? 0 : item.fromMs();
        add(
                item.amount(),
                amount -> new Bill.Line(
                        item.component().name(),
                        item.element(),
                        quantity,
                        price,
                        amount,
                        fromMs,
                        fromMs == 0 ? 0 : item.toMs(),
                        item.note()));
    }

    @FunctionalInterface
    private interface LineOf {
        Bill.Line with(String amount);
    }

    private void add(Fraction amount, LineOf line) {
        BigDecimal before = sum.rounded(LINE_DIGITS, RoundingMode.FLOOR);
        sum = sum.plus(amount);
        lines.add(line.with(plain(sum.rounded(LINE_DIGITS, RoundingMode.FLOOR).subtract(before))));
    }

    /** The minimum is for what costs anything: a session that took nothing stays free. */
    private void limit() {
        BigDecimal least = plan.minimum();
        BigDecimal most = plan.maximum();
        if (least != null && Fraction.ZERO.isBelow(sum) && sum.isBelow(Fraction.of(least))) {
            limit("MINIMUM", least, "up to the minimum");
        }
        if (most != null && Fraction.of(most).isBelow(sum)) {
            limit("MAXIMUM", most, "down to the maximum");
        }
    }

    private void limit(String component, BigDecimal limit, String note) {
        add(Fraction.of(limit).minus(sum), amount -> line(component, NO_QUANTITY, plain(limit), amount, note));
    }

    private Fraction addTaxes() {
        Fraction net = sum;
        for (Map.Entry<Integer, List<TariffPlan.Tax>> stack : stacks().entrySet()) {
            Fraction base = sum;
            for (TariffPlan.Tax tax : stack.getValue()) {
                String on = plain(base.rounded(LINE_DIGITS, RoundingMode.FLOOR));
                String percent = plain(tax.percent());
                add(base.times(share(tax)), amount -> line("TAX", on, percent + "%", amount, tax.name()));
            }
        }
        return sum.minus(net);
    }

    private static Bill.Line line(String component, String quantity, String price, String amount, String note) {
        return new Bill.Line(component, NO_ELEMENT, quantity, price, amount, 0, 0, note);
    }

    /** What becomes of 1 with all taxes. */
    private Fraction taxed() {
        Fraction taxed = Fraction.of(BigDecimal.ONE);
        for (List<TariffPlan.Tax> stack : stacks().values()) {
            Fraction base = taxed;
            for (TariffPlan.Tax tax : stack) {
                taxed = taxed.plus(base.times(share(tax)));
            }
        }
        return taxed;
    }

    private Map<Integer, List<TariffPlan.Tax>> stacks() {
        Map<Integer, List<TariffPlan.Tax>> stacks = new TreeMap<>();
        plan.taxes()
                .forEach(tax -> stacks.computeIfAbsent(tax.stack(), _ -> new ArrayList<>())
                        .add(tax));
        return stacks;
    }

    private static Fraction share(TariffPlan.Tax tax) {
        return Fraction.of(tax.percent()).dividedBy(Fraction.of(HUNDRED));
    }

    private Money money(Fraction amount, int digits) {
        return Money.of(
                plan.currency(), amount.rounded(digits, RoundingMode.HALF_UP).min(MOST));
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
