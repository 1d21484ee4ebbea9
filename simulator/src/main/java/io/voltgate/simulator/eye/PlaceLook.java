package io.voltgate.simulator.eye;

import io.voltgate.ocpp.OcppVersion;
import java.util.Set;

/**
 * Connectors (1.6) and EVSEs (2.x) that the server names. Owned by its eye. Where the station's reports tell of more than was given,
 * they count; where neither tells of any, all may be there.
 */
final class PlaceLook implements Look {
    private static final Set<String> ABOVE_ZERO =
            Set.of("RemoteStartTransaction", "UnlockConnector", "RequestStartTransaction");

    private final String field;
    private long places;

    PlaceLook(OcppVersion version, int places) {
        this.field = version == OcppVersion.V16 ? "connectorId" : "evseId";
        this.places = places;
    }

    @Override
    public void said(Exchange call) {
        if (call.action().equals("StatusNotification")) {
            places = Math.max(places, call.number(field));
        }
    }

    @Override
    public void called(Exchange call, Notes notes) {
        if (call.has(field)) {
            check(call.number(field), notes);
            notes.breachIf(
                    ABOVE_ZERO.contains(call.action()) && call.number(field) == 0,
                    Rule.PLACE_ZERO,
                    call.action() + " is for " + field + " 0");
        } else if (call.payload().path("evse").has("id")) {
            check(call.payload().path("evse").path("id").asLong(0), notes);
        }
    }

    private void check(long place, Notes notes) {
        notes.breachIf(
                place < 0 || (places > 0 && place > places),
                Rule.PLACE_UNKNOWN,
                field + " is " + place + ", the station has " + places);
    }
}
