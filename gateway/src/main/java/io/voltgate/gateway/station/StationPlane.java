package io.voltgate.gateway.station;

import io.voltgate.gateway.config.GatewayConfig.GatewayLimits;
import io.voltgate.gateway.config.GatewayConfig.Stations;
import io.voltgate.gateway.runtime.Deviations;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.signed.MeterKeys;
import java.util.function.LongSupplier;

/**
 * What all connections share. An immutable value; each part may be used from any thread.
 *
 * @param wallMs the time of receipt, milliseconds since 1970
 */
public record StationPlane(
        Stations config,
        GatewayLimits limits,
        Admission admission,
        Channels channels,
        Inbox inbox,
        Metrics metrics,
        LongSupplier wallMs,
        PasswordsUnderway passwords,
        Deviations deviations,
        MeterKeys meterKeys) {}
