package io.voltgate.engine;

import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said to drivers of prices and costs, in their language. Called by the shard's thread. It says nothing where the price is not
 * known, and every figure is exact.
 */
final class DriverSentences {
    private final DriverTexts texts;
    private final Directory directory;

    DriverSentences(DriverSettings settings, Directory directory) {
        this.texts = settings.texts();
        this.directory = directory;
    }

    /** The language that the token's user prefers, null where nobody knows. */
    @Nullable
    String language(@Nullable IdToken token) {
        return Optional.ofNullable(token)
                .flatMap(directory::token)
                .map(TokenProfile::language)
                .orElse(null);
    }

    /** What charging costs by this tariff: in the operator's own words, where the tariff has them. */
    Optional<DriverNote> price(Tariff tariff, @Nullable IdToken token) {
        String language = texts.language(language(token));
        TariffPlan plan = tariff.plan();
        if (plan == null) {
            return Optional.of(perKwh(tariff, language));
        }
        return described(plan, language)
                .or(() -> plan.elements().isEmpty() || plan.alwaysPerKwh().isPresent()
                        ? Optional.of(perKwh(tariff, language))
                        : described(plan, texts.fallback()));
    }

    private static Optional<DriverNote> described(TariffPlan plan, String language) {
        return plan.description().stream()
                .filter(text -> text.language().equalsIgnoreCase(language))
                .findFirst()
                .map(text -> new DriverNote(language, text.text()));
    }

    private DriverNote perKwh(Tariff tariff, String language) {
        BigDecimal price = tariff.pricePerKwh().amount();
        return price.signum() == 0
                ? texts.say(language, DriverTexts.Phrase.FREE, List.of())
                : texts.say(
                        language,
                        DriverTexts.Phrase.PRICE,
                        List.of(
                                DriverTexts.Figure.of("price", shown(price, tariff.digits())),
                                new DriverTexts.Figure("currency", tariff.currency())));
    }

    /** What a session cost in the end. */
    DriverNote total(Money cost, int digits, Energy energy, @Nullable IdToken token) {
        return texts.say(
                language(token),
                DriverTexts.Phrase.TOTAL,
                List.of(
                        DriverTexts.Figure.of("total", shown(cost.amount(), digits)),
                        new DriverTexts.Figure("currency", cost.currency()),
                        DriverTexts.Figure.of("energy", shown(energy.toKwh(), 1))));
    }

    /** At least so many digits, and no zeros behind them. */
    private static BigDecimal shown(BigDecimal amount, int digits) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < digits ? plain.setScale(digits) : plain;
    }
}
