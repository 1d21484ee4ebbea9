package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** The payload without fields, {@code {}}: the answer to a message that wants nothing but an answer, and some requests. */
public record Empty() implements Wire {
    static final Empty PAYLOAD = new Empty();

    @Override
    public void check(Rules rules) {
        // There is nothing to say of it.
    }
}
