package io.voltgate.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows a name in a step: words, then or between them key=value pairs, and in an expectation conditions such as
 * {@code interval>0}. An immutable value; the pairs keep their order. A value is text here, and what takes it gives it a type.
 */
public record Args(List<String> words, Map<String, String> pairs, List<Condition> conditions) {
    public static final Args NONE = new Args(List.of(), Map.of());

    public Args {
        words = List.copyOf(words);
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        conditions = List.copyOf(conditions);
    }

    public Args(List<String> words, Map<String, String> pairs) {
        this(words, pairs, List.of());
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    public String get(String key, String otherwise) {
        return pairs.getOrDefault(key, otherwise);
    }

    /** The same with each value that is a known variable ("$tx") replaced. */
    public Args bound(Variables variables) {
        Map<String, String> bound = new LinkedHashMap<>();
        pairs.forEach((key, value) -> bound.put(key, variables.resolve(value)));
        return new Args(
                words.stream().map(variables::resolve).toList(),
                bound,
                conditions.stream().map(each -> each.bound(variables)).toList());
    }

    /** The same words and conditions with other pairs. */
    Args with(Map<String, String> others) {
        return new Args(words, others, conditions);
    }

    public boolean isEmpty() {
        return words.isEmpty() && pairs.isEmpty() && conditions.isEmpty();
    }
}
