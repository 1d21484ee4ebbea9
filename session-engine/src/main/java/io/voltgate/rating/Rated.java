package io.voltgate.rating;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Money;
import java.util.List;

/**
 * What a usage costs, and how that comes about. A value. The amounts of its lines add up to the total before it was rounded.
 *
 * @param lines the steps, unrounded; empty where nothing is priced
 * @param total what is to be paid, tax included, rounded half up to the currency's digits
 * @param tax what of the total is tax, rounded alike
 */
public record Rated(List<Bill.Line> lines, Money total, Money tax) {
    public Rated {
        lines = List.copyOf(lines);
    }
}
