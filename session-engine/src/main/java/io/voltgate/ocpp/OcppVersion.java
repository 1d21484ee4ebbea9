package io.voltgate.ocpp;

import java.util.Locale;
import java.util.Optional;

/** A version of OCPP-J, named on the wire by its WebSocket subprotocol. Values. A station speaks exactly one per connection. */
public enum OcppVersion {
    /** OCPP 1.6 edition 2. */
    V16("ocpp1.6"),
    /** OCPP 2.0.1. */
    V201("ocpp2.0.1"),
    /** OCPP 2.1. */
    V21("ocpp2.1");

    private final String subprotocol;

    OcppVersion(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    public String subprotocol() {
        return subprotocol;
    }

    /** The version with this subprotocol, in any case of letters. */
    public static Optional<OcppVersion> of(String subprotocol) {
        String wanted = subprotocol.strip().toLowerCase(Locale.ROOT);
        for (OcppVersion version : values()) {
            if (version.subprotocol.equals(wanted)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
