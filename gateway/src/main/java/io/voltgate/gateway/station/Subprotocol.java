package io.voltgate.gateway.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Optional;

/**
 * The version that a connection speaks, with the word the station used for it, which is the word it expects back. A value. The
 * station's order of preference decides (OCPP-J, 3.1.2).
 */
record Subprotocol(OcppVersion version, String word) {
    /** The first offer that we speak; empty elements and odd letters are tolerated. */
    static Optional<Subprotocol> choose(List<String> headers) {
        for (String header : headers) {
            for (String offer : header.split(",", -1)) {
                Optional<OcppVersion> version = OcppVersion.of(offer);
                if (version.isPresent()) {
                    return Optional.of(new Subprotocol(version.get(), offer.strip()));
                }
            }
        }
        return Optional.empty();
    }
}
