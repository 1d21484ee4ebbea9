package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Golden;

/** The golden frames of OCPP 2.0.1. Values. Every message of the dialect is here, in forms that differ in meaning. */
public final class Golden201 {
    public static final Golden TABLE = new Golden(Dialect201.DIALECT, GoldenReceived.rows(), GoldenSent.rows());

    private Golden201() {}
}
