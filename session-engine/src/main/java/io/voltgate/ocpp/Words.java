package io.voltgate.ocpp;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets of words as enumerations have them. Stateless. A later version's set is the earlier one's and its own words. */
public final class Words {
    private Words() {}

    /** The words of an earlier version and those that this one adds. */
    public static Set<String> plus(Set<String> earlier, String... added) {
        Set<String> words = new LinkedHashSet<>(earlier);
        words.addAll(List.of(added));
        return Collections.unmodifiableSet(words);
    }
}
