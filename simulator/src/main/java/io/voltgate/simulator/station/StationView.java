package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A station as an onlooker sees it now. An immutable snapshot. */
public record StationView(String identity, OcppVersion version, boolean connected, List<ConnectorView> connectors) {
    /** A connector and the session at it; the token is empty and the figures 0 where there is none. */
    public record ConnectorView(
            int number, PlugState state, String token, long powerW, long deliveredWh, int socPercent) {
        static ConnectorView of(int number, PlugState state, @Nullable Charge charge, Reading reading) {
            if (charge == null) {
                return new ConnectorView(number, state, "", 0, 0, 0);
            }
            long delivered = charge.hasBegun() ? reading.registerWh() - charge.startWh() : 0;
            return new ConnectorView(
                    number, state, charge.driver().token(), reading.powerW(), delivered, reading.socPercent());
        }
    }
}
