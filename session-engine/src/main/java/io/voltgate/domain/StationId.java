package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The identity a charging station dials in with: the last path segment, decoded once. Owned by nobody, it is a value. It is
 * never blank and at most 255 characters, and is kept as it came.
 */
public record StationId(@JsonValue String value) implements Comparable<StationId> {
    public static final int MAX_LENGTH = 255;

    @JsonCreator
    public StationId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a station identity has 1 to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public int compareTo(StationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
