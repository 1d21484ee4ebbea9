package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a charging session. A value. Two are equal when their UUIDs are. */
public record SessionId(@JsonValue UUID value) {
    @JsonCreator
    public SessionId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
