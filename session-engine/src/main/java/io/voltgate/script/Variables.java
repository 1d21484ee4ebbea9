package io.voltgate.script;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a scenario has given to values, such as "$tx" for a transaction id. Owned by one run of one scenario. A name keeps
 * its first value until "let" gives it another; "$now", and "$now+1h", are counted from the scenario's start, and "$local" is the same without a zone.
 */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]\\w*");
    private static final String STATION = "station ";
    private static final String NOW = "$now";
    private static final String LOCAL = "$local";
    private static final Pattern USE =
            Pattern.compile("\\$(?:now|local)([+-]" + Times.SPAN + ")?|\\$\\{([A-Za-z]\\w*)}|" + NAME);

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
        return uses.replaceAll(use -> {
            String braced = use.group(2);
            String name = braced == null ? use.group() : "$" + braced;
            String value = valueOf(name, use.group(1));
            return Matcher.quoteReplacement(value.equals(name) ? use.group() : value);
        });
    }

    private String valueOf(String use, @Nullable String offset) {
        boolean local = use.startsWith(LOCAL);
        if ((local || use.startsWith(NOW)) && (offset != null || use.equals(local ? LOCAL : NOW))) {
            String moment = Times.moment(offset == null ? "+0s" : offset, nowMs);
            return local ? moment.replace("Z", "") : moment;
        }
        return values.getOrDefault(use, use);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The name of a station that is declared here; it stays the same for its lines, whatever becomes of the names in it. */
    public String declared(String station) {
        String name = resolve(station);
        values.put(STATION + station, name);
        return name;
    }

    /** The name of the station that a line is about. */
    public String station(String written) {
        return values.getOrDefault(STATION + written, resolve(written));
    }

    public void capture(String name, String value) {
        values.putIfAbsent(name, value);
    }

    /** Gives a name another value. */
    public void set(String name, String value) {
        values.put(name, value);
    }

    /** The names that have a value now. */
    public Set<String> known() {
        return Set.copyOf(values.keySet());
    }

    /** Forgets all names but these. */
    public void keepOnly(Set<String> names) {
        values.keySet().retainAll(names);
    }

    /** The same values, for a branch that goes its own way. */
    public Variables copy() {
        Variables copy = new Variables(nowMs);
        copy.values.putAll(values);
        return copy;
    }

    /** Carries out "let" and "default": a value, or two numbers with +, - or * between them. */
    public void let(Step.Let let) {
        if (let.onlyWhereUnknown() && values.containsKey(let.name())) {
            return;
        }
        List<String> words = let.words().stream().map(this::resolve).toList();
        values.put(let.name(), words.size() == 1 ? words.getFirst() : reckon(let.line(), words));
    }

    private static String reckon(int line, List<String> words) {
        try {
            BigDecimal left = new BigDecimal(words.get(0));
            BigDecimal right = new BigDecimal(words.get(2));
            BigDecimal result = switch (words.get(1)) {
                case "+" -> left.add(right);
                case "-" -> left.subtract(right);
                default -> left.multiply(right);
            };
            return result.toPlainString();
        } catch (NumberFormatException noNumber) {
            throw new ScenarioException(line, "only numbers can be reckoned with, not " + String.join(" ", words));
        }
    }
}
