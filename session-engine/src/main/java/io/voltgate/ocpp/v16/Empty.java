package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Wire;

/** The payload without fields, {@code {}}: the answer to a message that wants nothing but an answer, and some requests. */
public record Empty() implements Wire.Blank {
    static final Empty PAYLOAD = new Empty();
}
