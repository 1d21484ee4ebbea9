package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Golden;
import java.util.stream.Stream;

/** The golden frames of OCPP 2.1. Values. Those of 2.0.1 are here too, save the few that differ. */
public final class Golden21 {
    public static final Golden TABLE = new Golden(
            Dialect21.DIALECT,
            Stream.concat(Golden201.receivedInBoth(), Golden21Received.rows().stream())
                    .toList(),
            Stream.concat(Golden201.sentInBoth(), Golden21Sent.rows().stream()).toList());

    private Golden21() {}
}
