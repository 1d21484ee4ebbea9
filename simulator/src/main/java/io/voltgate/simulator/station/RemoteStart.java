package io.voltgate.simulator.station;

import org.jspecify.annotations.Nullable;

/** The order to let a token of some type charge. A value; connector 0 leaves the choice to the station. */
record RemoteStart(
        String token, String type, int connector, @Nullable Integer remoteStartId) {
    Charge.Driver driver() {
        return new Charge.Driver(token, type, remoteStartId, true);
    }
}
