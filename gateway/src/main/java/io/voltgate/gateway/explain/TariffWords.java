package io.voltgate.gateway.explain;

import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.persistence.store.query.BillView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tariff in words. Immutable, for any thread. Each price, portion, limit and tax is one sentence. */
record TariffWords(Wording words) {
    private static final int WH_PER_KWH_DIGITS = 3;

    /** All that the tariff says, in its own order. */
    List<String> terms(Tariff tariff) {
        TariffPlan plan = tariff.plan();
        if (plan == null) {
            String price = amount(tariff.pricePerKwh().amount());
            return List.of(words.say("tariff.simple", price, tariff.currency()));
        }
        List<String> terms = new ArrayList<>();
        plan.elements().forEach(element -> terms.add(price(element, plan.currency())));
        plan.steps().forEach(step -> terms.add(words.say("tariff.step." + unit(step.component()), step.size())));
        limit("tariff.minimum", plan.minimum(), plan, terms);
        limit("tariff.maximum", plan.maximum(), plan, terms);
        for (TariffPlan.Tax tax : plan.taxes()) {
            String key = plan.taxIncluded() ? "tariff.tax.included" : "tariff.tax.added";
            terms.add(words.say(key, tax.name(), amount(tax.percent())));
        }
        if (terms.isEmpty()) {
            terms.add(words.say("tariff.free"));
        }
        return terms;
    }

    private void limit(String key, @Nullable BigDecimal limit, TariffPlan plan, List<String> terms) {
        if (limit != null) {
            terms.add(words.say(key, amount(limit), plan.currency()));
        }
    }

    private String price(TariffPlan.Element element, String currency) {
        String price = words.say("tariff.price." + element.component().name(), amount(element.price()), currency);
        Conditions when = element.when();
        List<String> conditions = when == null ? List.of() : conditions(when);
        return conditions.isEmpty() ? price + "." : price + ", " + String.join(", ", conditions) + ".";
    }

    private List<String> conditions(Conditions when) {
        List<String> said = new ArrayList<>();
        if (when.from() != null || when.until() != null) {
            String from = when.from() == null ? "00:00" : when.from().toString();
            String until = when.until() == null ? "24:00" : when.until().toString();
            said.add(words.say("tariff.when.hours", from, until));
        }
        if (when.days() != null) {
            String days = when.days().stream()
                    .map(day -> day.getDisplayName(TextStyle.FULL, words.locale()))
                    .collect(Collectors.joining(", "));
            said.add(words.say("tariff.when.days", days));
        }
        if (when.validFrom() != null) {
            said.add(words.say("tariff.when.from", when.validFrom()));
        }
        if (when.validTo() != null) {
            said.add(words.say("tariff.when.to", when.validTo()));
        }
        range("energy", when.energy(), said);
        range("power", when.power(), said);
        range("duration", when.duration(), said);
        range("charging", when.charging(), said);
        range("idle", when.idle(), said);
        return said;
    }

    private void range(String what, @Nullable Range range, List<String> said) {
        if (range == null) {
            return;
        }
        Long below = range.below();
        if (below == null) {
            said.add(words.say("tariff.when." + what + ".over", quantity(what, range.from())));
        } else if (range.from() == 0) {
            said.add(words.say("tariff.when." + what + ".below", quantity(what, below)));
        } else {
            said.add(
                    words.say("tariff.when." + what + ".between", quantity(what, range.from()), quantity(what, below)));
        }
    }

    private String quantity(String what, long number) {
        return switch (what) {
            case "energy", "power" -> amount(BigDecimal.valueOf(number, WH_PER_KWH_DIGITS));
            default -> span(Duration.ofSeconds(number));
        };
    }

    /** Such as 2 h 5 min 3 s. */
    String span(Duration span) {
        List<String> parts = new ArrayList<>();
        part(span.toHours(), "span.hours", parts);
        part(span.toMinutesPart(), "span.minutes", parts);
        if (span.toSecondsPart() > 0 || parts.isEmpty()) {
            parts.add(words.say("span.seconds", span.toSecondsPart()));
        }
        return String.join(" ", parts);
    }

    private void part(long number, String key, List<String> parts) {
        if (number > 0) {
            parts.add(words.say(key, number));
        }
    }

    private static String unit(Component component) {
        return component == Component.ENERGY ? "energy" : "time";
    }

    private static String amount(BigDecimal number) {
        return BillView.bare(number).toPlainString();
    }
}
