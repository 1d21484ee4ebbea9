package io.voltgate.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Units of samples, and the other ways in which stations write them. Stateless. An alias is one that can mean nothing else; what a
 * number would make plausible is never guessed.
 */
public final class Unit {
    private static final Set<String> STANDARD = Set.of(
            "Wh",
            "kWh",
            "varh",
            "kvarh",
            "W",
            "kW",
            "VA",
            "kVA",
            "var",
            "kvar",
            "A",
            "V",
            "K",
            "Celcius",
            "Celsius",
            "Fahrenheit",
            "Percent",
            "Hz",
            "vah",
            "kVAh",
            "Deg",
            "RPM",
            "Ohm",
            "s",
            "");
    private static final Map<String, String> ALIASES = byAlias(Map.ofEntries(
            Map.entry("Wh", List.of("wh", "watthour", "watthours", "w.h", "whr")),
            Map.entry("kWh", List.of("kwh", "kilowatthour", "kilowatthours", "kw.h", "kwhr")),
            Map.entry("W", List.of("w", "watt", "watts")),
            Map.entry("kW", List.of("kw", "kilowatt", "kilowatts")),
            Map.entry("A", List.of("a", "amp", "amps", "ampere", "amperes")),
            Map.entry("V", List.of("v", "volt", "volts")),
            Map.entry("Hz", List.of("hz", "hertz")),
            Map.entry("Percent", List.of("percent", "%", "pct", "percentage")),
            Map.entry(
                    "Celsius",
                    List.of(
                            "celsius",
                            "celcius",
                            "c",
                            "°c",
                            "degc",
                            "deg.c",
                            "degreecelsius",
                            "degreescelsius",
                            "degcelsius")),
            Map.entry("Fahrenheit", List.of("fahrenheit", "f", "°f")),
            Map.entry("K", List.of("k", "kelvin")),
            Map.entry("VA", List.of("va")),
            Map.entry("kVA", List.of("kva")),
            Map.entry("var", List.of("var")),
            Map.entry("kvar", List.of("kvar")),
            Map.entry("varh", List.of("varh")),
            Map.entry("kvarh", List.of("kvarh"))));

    private Unit() {}

    private static Map<String, String> byAlias(Map<String, List<String>> aliases) {
        Map<String, String> byAlias = new HashMap<>();
        aliases.forEach((unit, all) -> all.forEach(alias -> byAlias.put(alias, unit)));
        return Map.copyOf(byAlias);
    }

    /** Whether it is written as the standard writes it; empty stands for none. */
    public static boolean standard(String text) {
        return STANDARD.contains(text);
    }

    /** The unit that the text means, as the standard writes it; empty where nobody knows it. */
    public static Optional<String> of(String text) {
        if (!text.equals("Celcius") && STANDARD.contains(text)) {
            return Optional.of(text);
        }
        String plain = text.strip().replace(" ", "").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ALIASES.get(plain));
    }
}
