package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a payment. A value. Two are equal when their UUIDs are. */
public record PaymentId(@JsonValue UUID value) {
    @JsonCreator
    public PaymentId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
