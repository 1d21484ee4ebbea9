package io.voltgate.simulator.tape;

import io.voltgate.ocpp.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two messages, times and ids apart. Immutable, for one replay. */
final class Comparison {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ABSENT = "nothing";

    private final Set<String> ignored;

    /** A value that differs. */
    record Part(String path, String recorded, String actual) {}

    /** Leaves out these paths, such as $.interval, and what is within them. */
    Comparison(Set<String> ignored) {
        this.ignored = ignored;
    }

    List<Part> of(Frame recorded, Frame actual) {
        if (recorded instanceof Frame.CallResult(String _, String then)
                && actual instanceof Frame.CallResult(String _, String now)) {
            return of(JSON.readTree(then), JSON.readTree(now));
        }
        String then = summary(recorded);
        String now = summary(actual);
        return then.equals(now) ? List.of() : List.of(new Part("$", then, now));
    }

    private static String summary(Frame frame) {
        return switch (frame) {
            case Frame.CallResult(String _, String payload) -> payload;
            case Frame.CallError error -> "CALLERROR " + error.code();
            case Frame.CallResultError error -> "CALLRESULTERROR " + error.code();
            case Frame.Call call -> call.action();
            case Frame.Send send -> send.action();
        };
    }

    List<Part> of(JsonNode recorded, JsonNode actual) {
        List<Part> parts = new ArrayList<>();
        compare("$", recorded, actual, parts);
        return parts;
    }

    private void compare(String path, JsonNode recorded, JsonNode actual, List<Part> parts) {
        if (ignored.contains(path) || (Rebase.isTime(recorded) && Rebase.isTime(actual))) {
            return;
        }
        if (recorded.isObject() && actual.isObject()) {
            Set<String> names = new LinkedHashSet<>(recorded.propertyNames());
            names.addAll(actual.propertyNames());
            for (String name : names) {
                if (!Rebase.isId(name) || recorded.has(name) != actual.has(name)) {
                    compare(path + "." + name, recorded.path(name), actual.path(name), parts);
                }
            }
        } else if (recorded.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", recorded.path(i), actual.path(i), parts);
            }
        } else if (!same(recorded, actual)) {
            parts.add(new Part(path, text(recorded), text(actual)));
        }
    }

    private static boolean same(JsonNode recorded, JsonNode actual) {
        boolean numbers = recorded.isNumber() && actual.isNumber();
        return numbers ? recorded.decimalValue().compareTo(actual.decimalValue()) == 0 : recorded.equals(actual);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? ABSENT : node.toString();
    }
}
