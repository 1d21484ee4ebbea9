package io.voltgate.persistence.store;

import io.voltgate.domain.StationId;

/**
 * A fact is about a station that has no row. Thrown and caught on the store's thread. It was journaled, so it is set aside and not
 * dropped.
 */
final class UnknownStationException extends Exception {
    private static final long serialVersionUID = 1;

    UnknownStationException(StationId station) {
        super("no row in ocpp.charge_points has the identity " + station);
    }
}
