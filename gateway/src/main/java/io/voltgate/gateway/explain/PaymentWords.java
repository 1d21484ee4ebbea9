package io.voltgate.gateway.explain;

import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.TransactionLimit;
import io.voltgate.gateway.explain.Explanation.PaymentStep;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.persistence.store.query.BillView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a payment in words. Immutable, for any thread. Each fact about a payment is one step. */
record PaymentWords(Wording words) {
    PaymentStep step(PaymentFact fact, Source source) {
        return step(fact.getClass().getSimpleName(), said(fact), source);
    }

    /** What passed between station and driver, and us. */
    PaymentStep step(DriverFact fact, Source source) {
        Said said = switch (fact) {
            case DriverFact.SessionLimited limited -> limited(limited.limit());
            case DriverFact.SettlementTold told -> told(told);
        };
        return step(fact.getClass().getSimpleName(), said, source);
    }

    private static PaymentStep step(String kind, Said said, Source source) {
        Money amount = said.amount();
        return new PaymentStep(
                kind,
                Explainer.known(source.recordedAt()),
                said.sentence(),
                amount == null ? null : BillView.bare(amount.amount()),
                said.externalId().isEmpty() ? null : said.externalId(),
                source);
    }

    /** A fact in words, with the amount that it is about and the provider's name of it. */
    private record Said(String sentence, @Nullable Money amount, String externalId) {}

    private Said limited(TransactionLimit limit) {
        List<String> limits = new ArrayList<>();
        Money cost = limit.cost();
        if (cost != null) {
            limits.add(amount(cost));
        }
        if (limit.energy() != null) {
            limits.add(BillView.kwh(limit.energy()).toPlainString() + " kWh");
        }
        if (limit.seconds() != null) {
            limits.add(new TariffWords(words).span(Duration.ofSeconds(limit.seconds())));
        }
        if (limit.stateOfCharge() != null) {
            limits.add(limit.stateOfCharge() + " %");
        }
        return new Said(words.say("payment.limited", String.join(", ", limits)), cost, "");
    }

    private Said told(DriverFact.SettlementTold told) {
        String sentence = words.say("payment.told", told.status(), amount(told.amount()), told.pspRef());
        return new Said(sentence, told.amount(), told.receiptId() == null ? "" : told.receiptId());
    }

    private Said said(PaymentFact fact) {
        return switch (fact) {
            case PaymentFact.PaymentOpened opened ->
                new Said(words.say("payment.opened", words.word("payment.method", opened.method())), null, "");
            case PaymentFact.PaymentRequested asked ->
                said("payment.requested." + asked.step().name(), asked.amount(), asked.externalId());
            case PaymentFact.PaymentAuthorized held -> said("payment.authorized", held.amount(), held.externalId());
            case PaymentFact.PaymentReleased released ->
                said("payment.released", released.amount(), released.externalId());
            case PaymentFact.PaymentSettled settled ->
                said("payment.settled." + settled.status().name(), settled.amount(), settled.externalId());
            case PaymentFact.PaymentRefunded back ->
                new Said(
                        words.say("payment.refunded", amount(back.amount()), amount(back.paid())),
                        back.amount(),
                        back.externalId());
            case PaymentFact.PaymentDeclined declined -> new Said(declined(declined), null, "");
            case PaymentFact.PaymentDunning dunning ->
                said("payment.dunning." + dunning.reason().name(), dunning.owed(), "");
            case PaymentFact.PaymentWaived waived -> waived(waived);
        };
    }

    private Said said(String key, Money amount, String externalId) {
        return new Said(words.say(key, amount(amount)), amount, externalId);
    }

    private String declined(PaymentFact.PaymentDeclined declined) {
        String step = words.say("payment.step." + declined.step().name());
        String refused = words.say("payment.declined", step, declined.code(), declined.attempt());
        return declined.nextAtMs() == 0
                ? refused
                : refused + " " + words.say("payment.declined.again", Instant.ofEpochMilli(declined.nextAtMs()));
    }

    private Said waived(PaymentFact.PaymentWaived waived) {
        String key = waived.operator() ? "payment.waived.operator" : "payment.waived.policy";
        return new Said(words.say(key, amount(waived.amount()), waived.note()), waived.amount(), "");
    }

    private static String amount(Money amount) {
        return BillView.bare(amount.amount()).toPlainString() + " " + amount.currency();
    }
}
