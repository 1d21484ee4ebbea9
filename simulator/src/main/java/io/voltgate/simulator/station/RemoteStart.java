package io.voltgate.simulator.station;

import org.jspecify.annotations.Nullable;

/** The order to let a token charge. A value; connector 0 leaves the choice to the station. */
record RemoteStart(String token, int connector, @Nullable Integer remoteStartId) {
    Charge.Driver driver() {
        return new Charge.Driver(token, remoteStartId, true);
    }
}
