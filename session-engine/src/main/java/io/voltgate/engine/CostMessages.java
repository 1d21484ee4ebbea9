package io.voltgate.engine;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Command;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stations of OCPP 1.6 are told of prices and costs, in the data of DataTransfer ("OCPP &amp; California Pricing Requirements" of the
 * Open Charge Alliance: SetUserPrice, RunningCost, FinalCost). Called by the shard's thread. Only stations whose key
 * CustomDisplayCostAndPrice says true are told.
 */
final class CostMessages {
    static final String VENDOR = "org.openchargealliance.costmsg";
    private static final String PRICE = "SetUserPrice";
    private static final String RUNNING = "RunningCost";
    private static final String FINAL = "FinalCost";
    private static final int PRICE_DIGITS = 6;
    private static final long MINUTE_S = 60;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DriverSentences sentences;
    private final Authorizations authorizations;

    CostMessages(DriverSentences sentences, Authorizations authorizations) {
        this.sentences = sentences;
        this.authorizations = authorizations;
    }

    static boolean understoodBy(StationState station) {
        return station.functions
                .capabilities
                .text(Capabilities.Limit.COST_MESSAGES)
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** Whether a driver waits for the price. */
    boolean greets(StationState station, long nowMs) {
        return station.functions.unpriced != null
                && nowMs - station.functions.unpricedSinceMs < DriverDisplay.FRESH_MS
                && price(station, nowMs) != null;
    }

    /** The price for the driver who was let charge last, null where there is nothing to say. */
    @Nullable
    Command price(StationState station, long nowMs) {
        IdToken token = station.functions.unpriced;
        if (token == null) {
            return null;
        }
        Tariff tariff = authorizations.tariff(station.id, null, token, nowMs);
        Optional<DriverNote> note =
                authorizations.knowsPrice(station.id, tariff) ? sentences.price(tariff, token) : Optional.empty();
        return note.map(text -> message(
                        PRICE,
                        JSON.createObjectNode().put("idToken", token.value()).put("priceText", text.text())))
                .orElse(null);
    }

    /** What a transaction has cost so far, and what it goes on to cost; null where its meter never told anything. */
    @Nullable
    Command running(SessionState session, Money cost, long nowMs) {
        Energy register = session.ledger.account().last();
        if (register == null) {
            return null;
        }
        ObjectNode data = numbered(session)
                .put("timestamp", Instant.ofEpochMilli(nowMs).toString())
                .put("meterValue", register.toWh().setScale(0, RoundingMode.DOWN))
                .put("cost", cost.amount().stripTrailingZeros())
                .put("state", session.activityAt(nowMs) == Activity.IDLE ? "Idle" : "Charging");
        prices(session.tariff, data);
        return message(RUNNING, data);
    }

    Command total(SessionState session) {
        DriverNote note = sentences.total(session.cost, session.tariff.digits(), session.delivered, session.token);
        return message(
                FINAL,
                numbered(session)
                        .put("cost", session.cost.amount().stripTrailingZeros())
                        .put("priceText", note.text()));
    }

    private static ObjectNode numbered(SessionState session) {
        return JSON.createObjectNode().put("transactionId", Integer.parseInt(session.transaction.value()));
    }

    private static Command message(String id, ObjectNode data) {
        return new Command.SendVendorData(VENDOR, id, data.toString());
    }

    /** The prices that always hold, with tax; the station counts on with them until it is told the next cost. */
    private static void prices(Tariff tariff, ObjectNode data) {
        ObjectNode charging = data.putObject("chargingPrice");
        TariffPlan plan = tariff.plan();
        if (plan == null) {
            charging.put("kWhPrice", tariff.pricePerKwh().amount().stripTrailingZeros());
            return;
        }
        always(plan, Component.ENERGY).ifPresent(price -> charging.put("kWhPrice", price));
        always(plan, Component.CHARGING_TIME).ifPresent(price -> charging.put("hourPrice", price));
        always(plan, Component.FLAT).ifPresent(price -> charging.put("flatFee", price));
        plan.elements().stream()
                .filter(element -> element.component() == Component.IDLE_TIME)
                .findFirst()
                .ifPresent(element -> data.putObject("idlePrice")
                        .put("graceMinutes", graceMinutes(element))
                        .put("hourPrice", withTax(plan, element.price())));
    }

    private static Optional<BigDecimal> always(TariffPlan plan, Component component) {
        return plan.elements().stream()
                .filter(element -> element.component() == component && element.when() == null)
                .findFirst()
                .map(element -> withTax(plan, element.price()));
    }

    private static long graceMinutes(TariffPlan.Element element) {
        TariffPlan.Conditions when = element.when();
        TariffPlan.Range idle = when == null ? null : when.idle();
        return idle == null ? 0 : idle.from() / MINUTE_S;
    }

    /** Each stack of taxes lies on all below. */
    private static BigDecimal withTax(TariffPlan plan, BigDecimal price) {
        if (plan.taxIncluded()) {
            return price;
        }
        int top = plan.taxes().stream().mapToInt(TariffPlan.Tax::stack).max().orElse(0);
        BigDecimal gross = price;
        for (int stack = 0; stack <= top; stack++) {
            int level = stack;
            BigDecimal percent = plan.taxes().stream()
                    .filter(tax -> tax.stack() == level)
                    .map(TariffPlan.Tax::percent)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            gross = gross.add(gross.multiply(percent).divide(PERCENT));
        }
        return gross.setScale(PRICE_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** An order of ours that tells a driver something was taken up. */
    void applyOrder(StationState station, Command.SendVendorData order, long atMs) {
        if (order.messageId().equals(PRICE)) {
            station.functions.unpriced = null;
        } else if (order.messageId().equals(RUNNING) || order.messageId().equals(FINAL)) {
            int transaction = JSON.readTree(order.data()).path("transactionId").asInt();
            station.session(session -> session.transaction.value().equals(String.valueOf(transaction)))
                    .ifPresent(session -> applyCost(session, order, atMs));
        }
    }

    private static void applyCost(SessionState session, Command.SendVendorData order, long atMs) {
        if (order.messageId().equals(FINAL)) {
            session.driver.totalShown = true;
        } else {
            BigDecimal cost =
                    new BigDecimal(JSON.readTree(order.data()).path("cost").asString("0"));
            DriverDisplay.told(session, Money.of(session.tariff.currency(), cost), atMs);
        }
    }
}
