package io.voltgate.gateway.config;

import java.util.Map;
import java.util.Objects;

/**
 * The texts that were set, by key, each with where it came from. An immutable value. What wasn't set has its default.
 *
 * @param texts by the key's name
 * @param places where a text came from, such as {@code  in voltgate.yaml}, for error sentences
 */
record Settings(Map<String, String> texts, Map<String, String> places) {
    Settings {
        texts = Map.copyOf(texts);
        places = Map.copyOf(places);
    }

    String text(Key<?> key) {
        return texts.getOrDefault(key.name(), key.standard());
    }

    <T> T get(Key<T> key) {
        return key.parse(text(key), Objects.requireNonNullElse(places.get(key.name()), ""));
    }
}
