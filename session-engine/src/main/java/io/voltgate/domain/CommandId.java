package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an order of the backend to a station. A value. Two are equal when their UUIDs are. */
public record CommandId(@JsonValue UUID value) {
    @JsonCreator
    public CommandId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
