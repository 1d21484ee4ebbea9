package io.voltgate.signed;

import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import java.util.List;

/**
 * Requests whose samples may carry signed records. Stateless, for any thread. A request without any passes as it is, at the cost of one
 * look at each of its samples.
 */
public final class SignedRequests {
    private SignedRequests() {}

    /** The same request, its records verified against the station's registered keys. */
    public static Request verified(Request request, StationId station, MeterKeys keys) {
        return switch (request) {
            case Request.MeterValues metered ->
                SignedSamples.among(metered.samples()) ? verified(metered, keys.of(station)) : metered;
            case Request.StopTransaction stop ->
                SignedSamples.among(stop.samples()) ? verified(stop, keys.of(station)) : stop;
            case Request.TransactionEvent event ->
                SignedSamples.among(event.samples())
                        ? event.with(
                                event.at(),
                                SignedSamples.verified(event.samples(), event.connector(), keys.of(station)))
                        : event;
            case Request.Boot _,
                    Request.Heartbeat _,
                    Request.StatusReport _,
                    Request.Authorize _,
                    Request.StartTransaction _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> request;
        };
    }

    private static Request verified(Request.MeterValues metered, List<RegisteredKey> keys) {
        return new Request.MeterValues(
                metered.connector(),
                metered.transaction(),
                SignedSamples.verified(metered.samples(), metered.connector(), keys));
    }

    /** It names no connector, so its records may be signed with the key of any. */
    private static Request verified(Request.StopTransaction stop, List<RegisteredKey> keys) {
        return new Request.StopTransaction(
                stop.transaction(),
                stop.meterStop(),
                stop.token(),
                stop.reason(),
                SignedSamples.verified(stop.samples(), null, keys),
                stop.at());
    }
}
