package io.voltgate.script;

import io.voltgate.ocpp.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call must be answered with. An immutable value. Words: "ok" is any CALLRESULT, "silence" is no answer, else a word is a
 * status in the payload or the code of a CALLERROR, and "A|B" is either. Pairs name fields by their dotted path, where "*" stands for each: a value, "*"
 * for any, "-" for absent, or "$name" to capture the value or compare it with what was captured. Conditions compare otherwise.
 */
public record Expectation(Args args) {
    /** Nothing is demanded, not even an answer. */
    public static final Expectation ANYTHING = new Expectation(Args.NONE);

    private static final String OK = "ok";
    private static final String SILENCE = "silence";
    private static final String ANY = "*";
    private static final String[] STATUS_PATHS = {"status", "idTagInfo.status", "idTokenInfo.status"};
    private static final JsonMapper JSON = JsonMapper.shared();

    public boolean expectsSilence() {
        return args.words().contains(SILENCE);
    }

    /** What is wrong with an answer, empty when nothing is. Null stands for no answer. */
    public Optional<String> mismatch(@Nullable Frame answer, Variables variables) {
        if (args.isEmpty()) {
            return Optional.empty();
        }
        return switch (answer) {
            case null -> expectsSilence() ? Optional.empty() : Optional.of("there was no answer");
            case Frame.CallResult(String _, String payload) -> result(JSON.readTree(payload), variables);
            case Frame.CallError(String _, String code, String description, String _) ->
                args.words().stream()
                                .anyMatch(word -> List.of(word.split("\\|")).contains(code))
                        ? Optional.empty()
                        : Optional.of("the answer is CALLERROR " + code + " \"" + description + "\"");
            case Frame.Send send -> Optional.of("the answer is a " + send.action());
            case Frame.CallResultError error -> Optional.of("the answer is CALLRESULTERROR " + error.code());
            case Frame.Call call -> Optional.of("the answer is a call of " + call.action());
        };
    }

    /** Whether an answer is as expected. */
    public boolean matches(@Nullable Frame answer, Variables variables) {
        return mismatch(answer, variables).isEmpty();
    }

    private Optional<String> result(JsonNode payload, Variables variables) {
        for (String word : args.words()) {
            List<String> good = List.of(variables.resolve(word).split("\\|"));
            if (!good.contains(OK) && !isStatus(payload, good)) {
                return Optional.of("the answer " + payload + " is not " + word);
            }
        }
        return mismatch(payload, args, variables);
    }

    /** Compares fields. Where all of them fit, unknown variables take their values; else none does. */
    static Optional<String> mismatch(JsonNode tree, Args wanted, Variables variables) {
        Map<String, String> fields = wanted.pairs();
        for (Condition condition : wanted.conditions()) {
            Optional<String> wrong = condition.mismatch(tree, variables);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        for (Map.Entry<String, String> field : fields.entrySet()) {
            boolean unknown = isUnknown(field.getValue(), variables);
            Optional<String> wrong = mismatch(tree, field.getKey(), unknown ? ANY : field.getValue(), variables);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        fields.forEach((path, value) -> {
            if (isUnknown(value, variables)) {
                variables.capture(value, Tree.text(tree, path));
            }
        });
        return Optional.empty();
    }

    private static boolean isUnknown(String wanted, Variables variables) {
        return Variables.isName(wanted) && variables.resolve(wanted).equals(wanted);
    }

    private static boolean isStatus(JsonNode payload, List<String> good) {
        for (String path : STATUS_PATHS) {
            if (good.contains(Tree.text(payload, path))) {
                return true;
            }
        }
        return false;
    }

    /** Compares one field, or any of those that a path with "*" names. */
    private static Optional<String> mismatch(JsonNode tree, String path, String wanted, Variables variables) {
        List<String> found = Tree.all(tree, path).stream().map(Tree::text).toList();
        String value = variables.resolve(wanted);
        boolean fits = switch (value) {
            case ANY -> found.stream().anyMatch(each -> !each.isEmpty());
            case "-" -> found.stream().allMatch(String::isEmpty);
            default -> found.stream().anyMatch(each -> Condition.same(each, value));
        };
        return fits
                ? Optional.empty()
                : Optional.of(path + " is \"" + String.join("\", \"", found) + "\", not " + value);
    }
}
