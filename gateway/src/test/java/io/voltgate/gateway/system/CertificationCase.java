package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.script.Scenario;
import io.voltgate.simulator.scenario.ScenarioTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of the certification that a scenario plays. An immutable value. The scenario's first line names it: {@code # TC_B_01 Cold Boot:
 * Accepted (Core)}, with "conditional" before the bracket's end where the case is not mandatory.
 */
record CertificationCase(String id, String profile, boolean mandatory, String title, Scenario scenario) {
    /** The mandatory cases of OCPP 2.0.1 as the Open Charge Alliance lists them, in a folder beside the checkout. */
    private static final Path LIST = Path.of("shared", "ocpp", "certification-2.0.1-csms.csv");

    private static final List<String> PROFILES = List.of(
            "Core",
            "Local Authorization List Management",
            "Smart Charging",
            "Advanced Device Management",
            "Reservation",
            "Advanced User Interface");
    /** The list's scan has the cost cases of block I under the numbers of two firmware cases. */
    private static final Map<String, String> MISREAD = Map.of("TC_L_01", "TC_I_01", "TC_L_02", "TC_I_02");

    private static final Pattern HEADER =
            Pattern.compile("# (\\S+) (.+) \\(([^(),]+)(, conditional)?\\)\\R# .+(?s:.*)");
    private static final Pattern ROW = Pattern.compile("([^,]+),[^,]*,(TC_\\w+),(?:\"[^\"]*\"|[^,]*),M,.*");

    /** All cases of a version. */
    static List<CertificationCase> of(String version) {
        return ScenarioTexts.under("certification/" + version).stream()
                .map(CertificationCase::read)
                .toList();
    }

    private static CertificationCase read(String name) {
        String text = Objects.requireNonNull(ScenarioTexts.ofName(name));
        Matcher header = HEADER.matcher(text);
        assertTrue(header.matches(), () -> name + " does not begin with its case, its profile and what it shows");
        String id = name.substring(name.lastIndexOf('/') + 1);
        assertTrue(id.startsWith(header.group(1)), () -> name + " says it is " + header.group(1));
        Scenario scenario = Scenario.parse(id, text, ScenarioTexts::ofName);
        return new CertificationCase(
                header.group(1), header.group(3), header.group(4) == null, header.group(2), scenario);
    }

    /** The mandatory cases by profile: those of the list where it is there, else those that the scenarios call so. */
    static Map<String, List<String>> mandatory(List<CertificationCase> cases) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isRegularFile(here.resolve(LIST))) {
            here = here.getParent();
        }
        Map<String, List<String>> mandatory = new TreeMap<>();
        if (here == null) {
            cases.stream()
                    .filter(CertificationCase::mandatory)
                    .forEach(each -> add(mandatory, each.profile(), each.id()));
            return mandatory;
        }
        try {
            for (String line : Files.readAllLines(here.resolve(LIST))) {
                Matcher row = ROW.matcher(line);
                if (row.matches() && PROFILES.contains(row.group(1))) {
                    boolean misread = row.group(1).equals("Advanced User Interface");
                    add(
                            mandatory,
                            row.group(1),
                            misread ? MISREAD.getOrDefault(row.group(2), row.group(2)) : row.group(2));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // Errata 2025-04 of the list.
        add(mandatory, "Core", "TC_B_58");
        return mandatory;
    }

    private static void add(Map<String, List<String>> lists, String profile, String id) {
        lists.merge(
                profile,
                List.of(id),
                (known, one) ->
                        Stream.concat(known.stream(), one.stream()).distinct().toList());
    }
}
