package io.voltgate.rating;

import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.domain.TariffPlan.Step;
import io.voltgate.domain.TariffPlan.Tax;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans in few words, for tests. Owned by its test. */
final class Plans {
    static final String BERLIN = "Europe/Berlin";
    private final List<Element> elements = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Tax> taxes = new ArrayList<>();
    private @Nullable BigDecimal minimum;
    private @Nullable BigDecimal maximum;
    private String zone = BERLIN;
    private boolean taxIncluded;

    static Plans plan() {
        return new Plans();
    }

    Plans in(String site) {
        zone = site;
        return this;
    }

    Plans price(Component component, String price) {
        elements.add(new Element(component, new BigDecimal(price), null));
        return this;
    }

    Plans price(Component component, String price, Conditions when) {
        elements.add(new Element(component, new BigDecimal(price), when));
        return this;
    }

    Plans step(Component component, int size) {
        steps.add(new Step(component, size));
        return this;
    }

    Plans atLeast(String least) {
        minimum = new BigDecimal(least);
        return this;
    }

    Plans atMost(String most) {
        maximum = new BigDecimal(most);
        return this;
    }

    Plans tax(String name, String percent, int stack) {
        taxes.add(new Tax(name, new BigDecimal(percent), stack));
        return this;
    }

    Plans taxIncluded() {
        taxIncluded = true;
        return this;
    }

    TariffPlan named(String id) {
        return new TariffPlan(id, 1, "EUR", zone, List.of(), elements, steps, minimum, maximum, taxes, taxIncluded);
    }

    static Conditions between(String from, String until) {
        return new Conditions(
                LocalTime.parse(from), LocalTime.parse(until), null, null, null, null, null, null, null, null);
    }

    static Conditions on(DayOfWeek... days) {
        return new Conditions(null, null, List.of(days), null, null, null, null, null, null, null);
    }

    static Conditions valid(String from, String to) {
        return new Conditions(
                null, null, null, LocalDate.parse(from), LocalDate.parse(to), null, null, null, null, null);
    }

    static Conditions energy(long from, @Nullable Long below) {
        return new Conditions(null, null, null, null, null, new Range(from, below), null, null, null, null);
    }

    static Conditions power(long from, @Nullable Long below) {
        return new Conditions(null, null, null, null, null, null, new Range(from, below), null, null, null);
    }

    static Conditions duration(long from, @Nullable Long below) {
        return new Conditions(null, null, null, null, null, null, null, new Range(from, below), null, null);
    }

    static Conditions charging(long from, @Nullable Long below) {
        return new Conditions(null, null, null, null, null, null, null, null, new Range(from, below), null);
    }

    static Conditions idle(long from) {
        return new Conditions(null, null, null, null, null, null, null, null, null, new Range(from, null));
    }
}
