package io.voltgate.persistence.store.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. A value. The next page follows the key; without one this was the last.
 */
public record Page<T>(List<T> items, @Nullable PageKey next) {
    public Page {
        items = List.copyOf(items);
    }
}
