package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;

/** A station as an onlooker sees it now. An immutable snapshot. */
public record StationView(String identity, OcppVersion version, boolean connected, List<ConnectorView> connectors) {
    /** A connector and the session at it; the token is empty and the figures 0 where there is none. */
    public record ConnectorView(
            int number, PlugState state, String token, long powerW, long deliveredWh, int socPercent) {}
}
