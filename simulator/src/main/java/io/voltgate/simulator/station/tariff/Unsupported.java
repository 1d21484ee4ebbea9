package io.voltgate.simulator.station.tariff;

import java.util.Objects;

/** A tariff that the station can't reckon by: the status with which it is refused, in the words of OCPP 2.1. */
public final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String status) {
        super(status);
    }

    public String status() {
        return Objects.requireNonNull(getMessage());
    }
}
