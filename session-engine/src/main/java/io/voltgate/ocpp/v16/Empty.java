package io.voltgate.ocpp.v16;

/** The payload without fields, {@code {}}: the answer to a message that wants nothing but an answer, and some requests. */
public record Empty() {}
