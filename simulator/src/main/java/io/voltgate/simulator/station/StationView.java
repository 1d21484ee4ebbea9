package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station as an onlooker sees it now. An immutable snapshot.
 *
 * @param profilesTaken how many charging profiles it has taken so far, those that replaced others among them
 */
public record StationView(
        String identity, OcppVersion version, boolean connected, int profilesTaken, List<ConnectorView> connectors) {
    /**
     * A connector and the session at it; the token is empty and the figures 0 where there is none.
     *
     * @param powerW what flows
     * @param wantedW what would flow if nothing but the outlet and the vehicle limited it
     */
    public record ConnectorView(
            int number, PlugState state, String token, long powerW, long wantedW, long deliveredWh, int socPercent) {
        static ConnectorView of(int number, PlugState state, @Nullable Charge charge, Reading reading, long wantedW) {
            if (charge == null) {
                return new ConnectorView(number, state, "", 0, 0, 0, 0);
            }
            long delivered = charge.hasBegun() ? reading.registerWh() - charge.startWh() : 0;
            return new ConnectorView(
                    number, state, charge.driver().token(), reading.powerW(), wantedW, delivered, reading.socPercent());
        }
    }
}
