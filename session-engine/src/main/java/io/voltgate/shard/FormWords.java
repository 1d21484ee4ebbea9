package io.voltgate.shard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that the binary form of facts writes as numbers: those of sampled values in OCPP 1.6 (7.31 to 7.45) and 2.x (Part 2, 3). A
 * constant. What was written stays readable, so a word keeps its place for ever and new ones are added at the end.
 */
final class FormWords {
    private static final List<String> WORDS = List.of(
            "",
            "Energy.Active.Import.Register",
            "Energy.Active.Export.Register",
            "Energy.Active.Import.Interval",
            "Energy.Active.Export.Interval",
            "Energy.Active.Net",
            "Energy.Reactive.Import.Register",
            "Energy.Reactive.Export.Register",
            "Energy.Reactive.Import.Interval",
            "Energy.Reactive.Export.Interval",
            "Energy.Reactive.Net",
            "Energy.Apparent.Import",
            "Energy.Apparent.Export",
            "Energy.Apparent.Net",
            "Power.Active.Import",
            "Power.Active.Export",
            "Power.Reactive.Import",
            "Power.Reactive.Export",
            "Power.Offered",
            "Power.Factor",
            "Current.Import",
            "Current.Export",
            "Current.Offered",
            "Voltage",
            "Frequency",
            "Temperature",
            "SoC",
            "RPM",
            "L1",
            "L2",
            "L3",
            "N",
            "L1-N",
            "L2-N",
            "L3-N",
            "L1-L2",
            "L2-L3",
            "L3-L1",
            "Sample.Periodic",
            "Sample.Clock",
            "Transaction.Begin",
            "Transaction.End",
            "Interruption.Begin",
            "Interruption.End",
            "Trigger",
            "Other",
            "Outlet",
            "Inlet",
            "Body",
            "Cable",
            "EV",
            "Upstream",
            "Wh",
            "kWh",
            "varh",
            "kvarh",
            "VAh",
            "kVAh",
            "W",
            "kW",
            "var",
            "kvar",
            "VA",
            "kVA",
            "A",
            "V",
            "Hz",
            "Percent",
            "Celsius",
            "EUR",
            "USD",
            "GBP",
            "CHF",
            "SEK",
            "NOK",
            "DKK",
            "PLN",
            "CZK",
            "JPY",
            "CNY",
            "INR");

    private FormWords() {}

    /** Each word's number, from 1. */
    static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : WORDS) {
            numbers.put(word, numbers.size() + 1);
        }
        return numbers;
    }

    static String of(int number) {
        if (number < 1 || number > WORDS.size()) {
            throw new IllegalStateException("an entry has word " + number + ", this build knows " + WORDS.size());
        }
        return WORDS.get(number - 1);
    }
}
