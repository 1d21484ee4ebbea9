package io.voltgate.ocpp;

import io.voltgate.ocpp.v16.Dialect16;
import io.voltgate.ocpp.v2.Dialect201;
import io.voltgate.ocpp.v2.Dialect21;

/** The dialects that we speak, one per version. Stateless. A new version is a new case here. */
public final class Dialects {
    private Dialects() {}

    public static Dialect of(OcppVersion version) {
        return switch (version) {
            case V16 -> Dialect16.DIALECT;
            case V201 -> Dialect201.DIALECT;
            case V21 -> Dialect21.DIALECT;
        };
    }
}
