package io.voltgate.gateway.config;

import io.voltgate.gateway.config.DriverConfig.Reckoning;
import io.voltgate.gateway.config.DriverConfig.Switch;
import io.voltgate.gateway.config.Key.Range;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of what drivers see of money and how they pay at stations: a part of {@link Keys}. Immutable. Amounts are exact. */
final class DriverKeys {
    static final Key<Integer> DRIVER_COST_EVERY_SECONDS = Key.number(
            "driver.cost-every-seconds",
            0,
            new Range(0, 86_400),
            "Seconds between orders that tell a station what a session has cost so far (CostUpdated; RunningCost in"
                    + " OCPP 1.6); 0 sends none, and the answers to a station's events tell the cost anyway.");
    static final Key<BigDecimal> DRIVER_COST_STEP = amount(
            "driver.cost-step",
            "0.01",
            "By how much the cost must have changed for such an order, in the unit of the currency.");
    static final Key<Switch> DRIVER_DISPLAYS = Key.word(
            "driver.displays",
            Switch.OFF,
            "Whether price and total are shown by display messages, at stations of OCPP 2.0.1 and 2.1.");
    static final Key<Switch> DRIVER_GREETING = Key.word(
            "driver.greeting",
            Switch.OFF,
            "Whether the verdict on a token says the price (personalMessage), at stations of OCPP 2.0.1 and 2.1.");
    static final Key<String> DRIVER_LANGUAGE = Key.text(
            "driver.language", "en", "Language of what drivers read where they prefer none that there are texts for.");
    static final Key<Optional<Path>> DRIVER_TEXTS_FILE = Keys.file(
            "driver.texts-file",
            "YAML file of what drivers read, by language; it stands over the texts that come with the gateway.");
    static final Key<Switch> TARIFFS_NATIVE = Key.word(
            "tariffs.native",
            Switch.OFF,
            "Whether stations of OCPP 2.1 are given their tariff, so that they reckon the cost themselves.");
    static final Key<Reckoning> TARIFFS_LOCAL_CALCULATION = Key.word(
            "tariffs.local-calculation",
            Reckoning.OURS,
            "Whose figure is the bill where a station reckons the cost too: ours, or the station's; that they differ is"
                    + " flagged either way.");
    static final Key<Switch> PAYMENTS_DIRECT = Key.word(
            "payments.direct",
            Switch.OFF,
            "Whether tokens of the type DirectPayment may charge, as guests who pay at the station's own terminal.");
    static final Key<BigDecimal> PAYMENTS_DIRECT_AUTHORIZED = amount(
            "payments.direct-authorized",
            "0",
            "What such a terminal has authorized, in the unit of the currency: the most that a session may cost (OCPP"
                    + " 2.1); 0 sets no limit.");
    static final Key<String> PAYMENTS_RECEIPT_URL = Key.text(
            "payments.receipt-url",
            "",
            "Where a station is told that the receipt of a settled session is found, {session} standing for the"
                    + " session's id; where empty, the station gives it.");

    static final List<Key<?>> ALL = List.of(
            DRIVER_COST_EVERY_SECONDS,
            DRIVER_COST_STEP,
            DRIVER_DISPLAYS,
            DRIVER_GREETING,
            DRIVER_LANGUAGE,
            DRIVER_TEXTS_FILE,
            TARIFFS_NATIVE,
            TARIFFS_LOCAL_CALCULATION,
            PAYMENTS_DIRECT,
            PAYMENTS_DIRECT_AUTHORIZED,
            PAYMENTS_RECEIPT_URL);

    private DriverKeys() {}

    private static Key<BigDecimal> amount(String name, String standard, String sentence) {
        return new Key<>(name, standard, DriverKeys::amount, sentence, false);
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("an amount of money with at most 6 fraction digits, such as 0.10");
        }
        return new BigDecimal(text);
    }
}
