package io.voltgate.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The words of one line, sorted into pairs, conditions and facts. Used by the parser; its mistakes name the line. */
final class Words {
    private final int line;

    Words(int line) {
        this.line = line;
    }

    List<Fact> facts(List<String> words) {
        if (words.equals(List.of("nothing"))) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (String word : words) {
            boolean last = word.endsWith(",");
            String bare = last ? word.substring(0, word.length() - 1) : word;
            if (!bare.isEmpty()) {
                one.add(bare);
            }
            if (last) {
                facts.add(fact(one));
                one.clear();
            }
        }
        facts.add(fact(one));
        return facts;
    }

    private Fact fact(List<String> words) {
        if (words.isEmpty() || words.contains("nothing")) {
            throw wrong("facts are: NAME words key=value, ... or nothing");
        }
        return new Fact(words.getFirst(), expected(words.subList(1, words.size())));
    }

    /** Words and pairs. */
    Args args(List<String> words) {
        return sorted(words, false);
    }

    /** Words, pairs and conditions, as what is awaited has them. */
    Args expected(List<String> words) {
        return sorted(words, true);
    }

    private Args sorted(List<String> words, boolean conditional) {
        List<String> bare = new ArrayList<>();
        Map<String, String> pairs = new LinkedHashMap<>();
        List<Condition> conditions = new ArrayList<>();
        for (String word : words) {
            boolean whole = word.startsWith("\"") || word.startsWith("{");
            int equals = whole ? -1 : word.indexOf('=');
            Condition condition = whole || !conditional ? null : condition(word, equals);
            if (condition != null) {
                conditions.add(condition);
            } else if (equals < 0) {
                bare.add(unquoted(word));
            } else if (equals == 0) {
                throw wrong("\"" + word + "\" has no key");
            } else if (pairs.put(word.substring(0, equals), unquoted(word.substring(equals + 1))) != null) {
                throw wrong(word.substring(0, equals) + " is given twice");
            }
        }
        return new Args(bare, pairs, conditions);
    }

    /** The condition that a word is; null where its first sign is a plain "=", or it has none. */
    private @Nullable Condition condition(String word, int equals) {
        for (int at = 1; at < word.length() && (equals < 0 || at <= equals); at++) {
            for (Condition.Relation relation : Condition.Relation.values()) {
                if (word.startsWith(relation.sign(), at)) {
                    String value = unquoted(word.substring(at + relation.sign().length()));
                    return new Condition(word.substring(0, at), relation, checked(relation, value));
                }
            }
        }
        return null;
    }

    private String checked(Condition.Relation relation, String value) {
        try {
            if (relation == Condition.Relation.MATCHES) {
                Pattern _ = Pattern.compile(value);
            }
            return value;
        } catch (PatternSyntaxException unclear) {
            throw wrong("\"" + value + "\" is no regular expression");
        }
    }

    static String unquoted(String word) {
        boolean quoted = word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"");
        return quoted
                ? word.substring(1, word.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : word;
    }

    ScenarioException wrong(String what) {
        return new ScenarioException(line, what);
    }
}
