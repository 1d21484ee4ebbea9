package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** EVSEType: an EVSE, counted from 1 (0 is the station), and a connector of it. A wire value. */
public record EVSEType(Integer id, @Nullable Integer connectorId) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("id", id);
        rules.atLeastSince21("id", id, 0);
        rules.atLeastSince21("connectorId", connectorId, 0);
    }

    /** The place on the wire; null for the station as a whole, which is said by saying nothing. */
    public static @Nullable EVSEType of(@Nullable ConnectorId place) {
        if (place == null || place.isStation()) {
            return null;
        }
        return new EVSEType(place.evse(), place.connector() == 0 ? null : place.connector());
    }

    /** The EVSE on the wire; null for the station as a whole. */
    public static @Nullable EVSEType of(int evse) {
        return evse == 0 ? null : new EVSEType(evse, null);
    }

    public ConnectorId toConnector() {
        return connector(id, connectorId == null ? 1 : connectorId);
    }

    /** The place with these numbers; with EVSE 0 it is the station, whatever the connector. */
    public static ConnectorId connector(int evse, int connector) {
        return evse == 0 ? ConnectorId.STATION : new ConnectorId(evse, connector);
    }

    /** The place of an EVSE as a whole, which counts as its first connector; null where none is named. */
    public static @Nullable ConnectorId place(@Nullable Integer evse) {
        return evse == null ? null : connector(evse, 1);
    }
}
