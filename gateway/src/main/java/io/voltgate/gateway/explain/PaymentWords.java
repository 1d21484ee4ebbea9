package io.voltgate.gateway.explain;

import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.gateway.explain.Explanation.PaymentStep;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.persistence.store.query.BillView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The steps of a payment in words. Immutable, for any thread. Each fact about a payment is one step. */
record PaymentWords(Wording words) {
    PaymentStep step(Event.PaymentOpened fact, Source source) {
        return step("PaymentOpened", words.say("payment.opened", fact.method()), null, "", source);
    }

    PaymentStep step(Event.PaymentSettled fact, Source source) {
        String sentence =
                words.say("payment.settled." + fact.status().name(), amount(fact.amount()), fact.externalId());
        return step("PaymentSettled", sentence, fact.amount(), fact.externalId(), source);
    }

    private static PaymentStep step(
            String kind, String sentence, @Nullable Money amount, String externalId, Source source) {
        BigDecimal exact = amount == null ? null : BillView.bare(amount.amount());
        return new PaymentStep(
                kind,
                Explainer.known(source.recordedAt()),
                sentence,
                exact,
                externalId.isEmpty() ? null : externalId,
                source);
    }

    private static String amount(Money amount) {
        return amount.amount().stripTrailingZeros().toPlainString() + " " + amount.currency();
    }
}
