package io.voltgate.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a scenario has given to values, such as "$tx" for a transaction id. Owned by one run of one scenario. A name keeps
 * its first value.
 */
public final class Variables {
    private final Map<String, String> values = new HashMap<>();

    static boolean isName(String text) {
        return text.length() > 1 && text.charAt(0) == '$';
    }

    /** The value of a known name; anything else as it is. */
    String resolve(String text) {
        return isName(text) ? values.getOrDefault(text, text) : text;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void capture(String name, String value) {
        values.putIfAbsent(name, value);
    }
}
