package io.voltgate.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a scenario has given to values, such as "$tx" for a transaction id. Owned by one run of one scenario. A name keeps
 * its first value; "$now", and "$now+1h", are counted from the scenario's start.
 */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]\\w*");
    private static final Pattern USE = Pattern.compile("\\$now([+-]" + Times.SPAN + ")?|" + NAME);

    private final Map<String, String> values = new HashMap<>();
    private final long nowMs;

    public Variables(long nowMs) {
        this.nowMs = nowMs;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The text with each known name in it replaced by its value; an unknown one stays. */
    public String resolve(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Matcher uses = USE.matcher(text);
        return uses.replaceAll(use -> Matcher.quoteReplacement(valueOf(use.group(), use.group(1))));
    }

    private String valueOf(String use, @Nullable String offset) {
        return use.startsWith("$now") && (offset != null || use.equals("$now"))
                ? Times.moment(offset == null ? "+0s" : offset, nowMs)
                : values.getOrDefault(use, use);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public void capture(String name, String value) {
        values.putIfAbsent(name, value);
    }
}
