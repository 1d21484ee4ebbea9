package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a transaction between a station and us: made by us in OCPP 1.6 (a decimal number), by the station in OCPP 2.x.
 * A value. It is unique only together with its station.
 */
public record TransactionId(@JsonValue String value) {
    @JsonCreator
    public TransactionId {}

    public static TransactionId of(long number) {
        return new TransactionId(Long.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
