package io.voltgate.engine;

import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tariff as a station of OCPP 2.1 takes it (TariffType; Part 2, 2.100), or why it can't be said so. A value, for any thread. What it says
 * costs the same as ours; prices that include tax go out as they are and without tax rates, since OCPP's never include it.
 *
 * @param id unique for its content: another content has another id (I08.FR.08)
 * @param json null where the tariff can't be said
 * @param objection why it can't be said, empty where it can
 */
record TariffForm(String id, @Nullable String json, String objection) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int MAX_DIGITS = 9;
    private static final int MAX_TAXES = 5;
    private static final int MAX_TEXTS = 10;
    private static final int MAX_TEXT = 1024;
    private static final int MAX_LANGUAGE = 8;
    private static final int MAX_TAX_NAME = 20;

    /** What can't be said; it never leaves this file. */
    private static final class Unsayable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsayable(String why) {
            super(why);
        }
    }

    static TariffForm of(Tariff tariff) {
        TariffPlan plan = tariff.plan();
        if (plan == null) {
            return ofPrice(tariff.pricePerKwh());
        }
        String id = plan.id() + "-v" + plan.version();
        try {
            return new TariffForm(id, written(plan, id).toString(), "");
        } catch (Unsayable why) {
            return new TariffForm(id, null, String.valueOf(why.getMessage()));
        }
    }

    private static TariffForm ofPrice(Money price) {
        BigDecimal plain = plain(price.amount());
        String id = "price-" + plain.toPlainString() + "-" + price.currency();
        ObjectNode tariff = JSON.createObjectNode();
        tariff.put("tariffId", id).put("currency", price.currency());
        tariff.putObject("energy").putArray("prices").addObject().put("priceKwh", plain);
        return new TariffForm(id, tariff.toString(), "");
    }

    private static ObjectNode written(TariffPlan plan, String id) {
        sayable(plan.steps().isEmpty(), "OCPP 2.1 has no portions (steps)");
        sayable(plan.taxIncluded() || plan.taxes().size() <= MAX_TAXES, "more than " + MAX_TAXES + " taxes");
        ObjectNode tariff = JSON.createObjectNode();
        tariff.put("tariffId", id).put("currency", plan.currency());
        describe(plan, tariff);
        for (TariffPlan.Element element : plan.elements()) {
            add(plan, element, tariff);
        }
        limit(plan, "minCost", plan.minimum(), tariff);
        limit(plan, "maxCost", plan.maximum(), tariff);
        return tariff;
    }

    /** The first texts, as far as they fit: they are for people. */
    private static void describe(TariffPlan plan, ObjectNode tariff) {
        List<TariffPlan.Text> texts = plan.description().stream()
                .filter(text ->
                        text.text().length() <= MAX_TEXT && text.language().length() <= MAX_LANGUAGE)
                .limit(MAX_TEXTS)
                .toList();
        if (!texts.isEmpty()) {
            ArrayNode written = tariff.putArray("description");
            texts.forEach(text -> written.addObject()
                    .put("format", "UTF8")
                    .put("language", text.language())
                    .put("content", text.text()));
        }
    }

    private static void add(TariffPlan plan, TariffPlan.Element element, ObjectNode tariff) {
        boolean fixed = element.component() == Component.FLAT || element.component() == Component.RESERVATION_FLAT;
        String field = switch (element.component()) {
            case ENERGY -> "energy";
            case CHARGING_TIME -> "chargingTime";
            case IDLE_TIME -> "idleTime";
            case FLAT -> "fixedFee";
            case RESERVATION_TIME -> "reservationTime";
            case RESERVATION_FLAT -> "reservationFixed";
        };
        ObjectNode part = tariff.has(field) ? (ObjectNode) tariff.get(field) : begun(plan, tariff.putObject(field));
        ObjectNode price = ((ArrayNode) part.get("prices")).addObject();
        if (element.component() == Component.ENERGY) {
            price.put("priceKwh", element.price());
        } else if (fixed) {
            price.put("priceFixed", element.price());
        } else {
            price.put("priceMinute", perMinute(element.price()));
        }
        Conditions when = element.when();
        if (when != null) {
            conditions(when, fixed, price.putObject("conditions"));
        }
    }

    private static ObjectNode begun(TariffPlan plan, ObjectNode part) {
        part.putArray("prices");
        return taxed(plan, part);
    }

    private static ObjectNode taxed(TariffPlan plan, ObjectNode part) {
        if (!plan.taxIncluded() && !plan.taxes().isEmpty()) {
            ArrayNode rates = part.putArray("taxRates");
            for (TariffPlan.Tax tax : plan.taxes()) {
                sayable(tax.name().length() <= MAX_TAX_NAME, "a tax's name beyond " + MAX_TAX_NAME + " characters");
                rates.addObject()
                        .put("type", tax.name())
                        .put("tax", tax.percent())
                        .put("stack", tax.stack());
            }
        }
        return part;
    }

    private static void limit(TariffPlan plan, String field, @Nullable BigDecimal amount, ObjectNode tariff) {
        if (amount != null) {
            taxed(plan, tariff.putObject(field).put(plan.taxIncluded() ? "inclTax" : "exclTax", amount));
        }
    }

    private static BigDecimal perMinute(BigDecimal perHour) {
        try {
            BigDecimal exact = plain(perHour.divide(MINUTES));
            sayable(exact.scale() <= MAX_DIGITS, "a price of an hour that no price of a minute says exactly");
            return exact;
        } catch (ArithmeticException endless) {
            throw new Unsayable("a price of an hour that no price of a minute says exactly");
        }
    }

    private static void conditions(Conditions when, boolean fixed, ObjectNode written) {
        time(when.from(), "startTimeOfDay", written);
        time(when.until(), "endTimeOfDay", written);
        if (when.days() != null) {
            ArrayNode days = written.putArray("dayOfWeek");
            when.days()
                    .forEach(day -> days.add(
                            day.name().charAt(0) + day.name().substring(1).toLowerCase(java.util.Locale.ROOT)));
        }
        Optional.ofNullable(when.validFrom()).ifPresent(date -> written.put("validFromDate", date.toString()));
        Optional.ofNullable(when.validTo()).ifPresent(date -> written.put("validToDate", date.toString()));
        range(when.energy(), "Energy", fixed, written);
        range(when.power(), "Power", fixed, written);
        range(when.duration(), "Time", fixed, written);
        range(when.charging(), "ChargingTime", fixed, written);
        range(when.idle(), "IdleTime", fixed, written);
    }

    private static void time(@Nullable LocalTime time, String field, ObjectNode written) {
        if (time != null) {
            sayable(time.getSecond() == 0 && time.getNano() == 0, "a time of day with seconds");
            written.put(field, time.toString());
        }
    }

    private static void range(@Nullable Range range, String name, boolean fixed, ObjectNode written) {
        if (range == null) {
            return;
        }
        sayable(!fixed, "a condition of a fixed price that only the session's course decides");
        Long below = range.below();
        sayable(range.from() <= Integer.MAX_VALUE && (below == null || below <= Integer.MAX_VALUE), "a range too wide");
        if (range.from() > 0) {
            written.put("min" + name, range.from());
        }
        if (below != null) {
            written.put("max" + name, below);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void sayable(boolean can, String why) {
        if (!can) {
            throw new Unsayable(why);
        }
    }
}
