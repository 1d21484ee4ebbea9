package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.scenario.ScenarioTexts;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbered suites have every number, once. */
class WholeSuitesTest {
    private static final int QUIRKS = 76;
    private static final int CASES = 50;
    private static final Pattern NUMBERED = Pattern.compile(".*/(?:quirk|case)-(\\d\\d)-[a-z0-9-]+");

    private static Set<Integer> told(String suite) {
        Set<Integer> numbers = new TreeSet<>();
        for (String name : ScenarioTexts.below(suite)) {
            Matcher matcher = NUMBERED.matcher(name);
            assertTrue(matcher.matches(), name);
            assertTrue(numbers.add(Integer.valueOf(matcher.group(1))), () -> name + " has a number that another has");
        }
        return numbers;
    }

    private static Set<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldPlayEachQuirk() {
        assertEquals(upTo(QUIRKS), told("quirks"));
    }

    @Test
    void shouldPlayEachCaseOfBilling() {
        assertEquals(upTo(CASES), told("billing"));
    }
}
