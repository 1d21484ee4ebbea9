package io.voltgate.ocpp.v201;

import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Check;
import org.jspecify.annotations.Nullable;

/** EVSEType: an EVSE, counted from 1 (0 is the station), and a connector of it. A wire value. */
public record EVSEType(Integer id, @Nullable Integer connectorId) {
    public EVSEType {
        Check.required("id", id);
    }

    /** The place on the wire; null for the station as a whole, which is said by saying nothing. */
    static @Nullable EVSEType of(@Nullable ConnectorId place) {
        if (place == null || place.isStation()) {
            return null;
        }
        return new EVSEType(place.evse(), place.connector() == 0 ? null : place.connector());
    }

    /** The EVSE on the wire; null for the station as a whole. */
    static @Nullable EVSEType of(int evse) {
        return evse == 0 ? null : new EVSEType(evse, null);
    }

    ConnectorId toConnector() {
        return connector(id, connectorId == null ? 1 : connectorId);
    }

    /** The place with these numbers; with EVSE 0 it is the station, whatever the connector. */
    static ConnectorId connector(int evse, int connector) {
        return evse == 0 ? ConnectorId.STATION : new ConnectorId(evse, connector);
    }
}
