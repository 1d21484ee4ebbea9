package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a user. A value. Two are equal when their UUIDs are. */
public record UserId(@JsonValue UUID value) {
    @JsonCreator
    public UserId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
