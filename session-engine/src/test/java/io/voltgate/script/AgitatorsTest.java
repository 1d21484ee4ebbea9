package io.voltgate.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulation.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Every scenario of the engine, and every one of the certification, again and again: each message dropped, duplicated, resent after a
 * reconnect, overtaken by the next, lost in a crash; each of its fields missing; each number negative or huge. Nothing breaks, and the
 * invariants hold.
 */
class AgitatorsTest {
    /** What an earlier answer of a real gateway would have told. */
    private static final Pattern UNKNOWN_VARIABLE = Pattern.compile("(?<=[:,\\[])\\s*\\$\\w+");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NUMBERS = List.of("-1", "9223372036854775807", "1e300", "-2147483649");

    @Test
    void shouldSurviveEachMessageDroppedDuplicatedResentReorderedOrLostInACrash() {
        long runs = 0;
        for (Scenario scenario : scenarios()) {
            for (Step.Call call : Agitator.calls(scenario)) {
                for (Agitator.Treatment treatment : Agitator.Treatment.values()) {
                    run(scenario, call, treatment.name(), () -> new Agitator().play(scenario, call, treatment));
                    runs++;
                }
            }
        }
        System.out.printf("agitators: %d runs with a message treated otherwise%n", runs);
        assertTrue(runs > 1_000);
    }

    @Test
    void shouldSurviveEachFieldMissingAndEachNumberNegativeOrHuge() {
        long runs = 0;
        Set<String> done = new HashSet<>();
        for (Scenario scenario : scenarios()) {
            for (Step.Call call : Agitator.calls(scenario)) {
                if (!done.add(call.action() + call.args() + call.rawPayload())) {
                    continue;
                }
                for (String payload : changes(new Agitator().payloadOf(scenario, call))) {
                    run(scenario, call, payload, () -> new Agitator().play(scenario, call, payload));
                    runs++;
                }
            }
        }
        System.out.printf("agitators: %d runs with a field changed%n", runs);
        assertTrue(runs > 1_000);
    }

    private static void run(Scenario scenario, Step.Call call, String treated, Runnable play) {
        try {
            play.run();
        } catch (Violation | IllegalStateException | IllegalArgumentException | ArithmeticException broken) {
            throw new AssertionError(
                    scenario.name() + ", line " + call.line() + " " + call.action() + " " + treated, broken);
        }
    }

    private static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        EngineScripts.ALL.forEach(text -> scenarios.add(Scenario.parse(text)));
        Path folder = scenarioFolder();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".scenario")
                            && !file.toString().contains("/use/"))
                    .sorted()
                    .forEach(file -> scenarios.add(read(file, folder)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return scenarios;
    }

    private static Path scenarioFolder() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("session-engine"))) {
            here = here.getParent();
        }
        return here.resolve("simulator/src/main/resources/scenarios");
    }

    private static Scenario read(Path file, Path folder) {
        UnaryOperator<@Nullable String> library = name -> text(folder.resolve(name + ".scenario"));
        String text = text(file);
        if (text == null) {
            throw new IllegalStateException("no file " + file);
        }
        return Scenario.parse(folder.relativize(file).toString(), text, library);
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The payload with each of its fields missing in turn, and with each of its numbers put otherwise. */
    private static List<String> changes(String payload) {
        List<String> changes = new ArrayList<>();
        JsonNode whole = JSON.readTree(UNKNOWN_VARIABLE.matcher(payload).replaceAll("1"));
        change(whole, whole, changes);
        return changes;
    }

    private static void change(JsonNode whole, JsonNode part, List<String> changes) {
        if (part instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                object.remove(name);
                changes.add(whole.toString());
                if (value.isNumber() || isNumber(value)) {
                    NUMBERS.forEach(number -> {
                        object.putRawValue(name, new RawValue(value.isNumber() ? number : '"' + number + '"'));
                        changes.add(whole.toString());
                    });
                }
                object.set(name, value);
                change(whole, value, changes);
            }
        } else if (part instanceof ArrayNode array) {
            array.forEach(each -> change(whole, each, changes));
        }
    }

    private static boolean isNumber(JsonNode value) {
        return value.isString() && value.stringValue().matches("[0-9.]+");
    }
}
