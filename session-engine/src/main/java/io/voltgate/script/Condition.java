package io.voltgate.script;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A demand on a field that is no plain equality, such as {@code interval>0} or {@code currentTime~Z$}. An immutable value. Numbers are
 * compared as numbers and moments as moments; of a path with "*" one value must fit, with "!=" all.
 */
public record Condition(String path, Relation relation, String value) {
    /** How a field stands to the value. */
    public enum Relation {
        NOT("!="),
        AT_LEAST(">="),
        AT_MOST("<="),
        MATCHES("~"),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    @Override
    public String toString() {
        return path + relation.sign() + value;
    }

    Condition bound(Variables variables) {
        return new Condition(path, relation, variables.resolve(value));
    }

    /** What is wrong with a tree, empty when nothing is. */
    Optional<String> mismatch(JsonNode tree, Variables variables) {
        List<String> found = Tree.all(tree, path).stream().map(Tree::text).toList();
        String wanted = relation == Relation.MATCHES ? value : variables.resolve(value);
        boolean fits = relation == Relation.NOT
                ? found.stream().noneMatch(each -> same(each, wanted))
                : found.stream().anyMatch(each -> fits(each, wanted));
        return fits
                ? Optional.empty()
                : Optional.of(path + " is \"" + String.join("\", \"", found) + "\", not " + relation.sign() + wanted);
    }

    private boolean fits(String found, String wanted) {
        if (relation == Relation.MATCHES) {
            return Pattern.compile(wanted).matcher(found).find();
        }
        OptionalInt order = compare(found, wanted);
        return order.isPresent()
                && switch (relation) {
                    case AT_LEAST -> order.getAsInt() >= 0;
                    case AT_MOST -> order.getAsInt() <= 0;
                    case ABOVE -> order.getAsInt() > 0;
                    case BELOW -> order.getAsInt() < 0;
                    case NOT, MATCHES -> false;
                };
    }

    /** Numbers are the same by what they are worth: 0.45 is 0.450. */
    static boolean same(String found, String wanted) {
        return found.equals(wanted)
                || (NUMBER.matcher(found).matches()
                        && NUMBER.matcher(wanted).matches()
                        && new BigDecimal(found).compareTo(new BigDecimal(wanted)) == 0);
    }

    private static OptionalInt compare(String found, String wanted) {
        if (NUMBER.matcher(found).matches() && NUMBER.matcher(wanted).matches()) {
            return OptionalInt.of(new BigDecimal(found).compareTo(new BigDecimal(wanted)));
        }
        try {
            return OptionalInt.of(Instant.parse(found).compareTo(Instant.parse(wanted)));
        } catch (DateTimeException neither) {
            return OptionalInt.empty();
        }
    }
}
