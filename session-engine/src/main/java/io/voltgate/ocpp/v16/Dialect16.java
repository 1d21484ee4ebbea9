package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.Saying;
import java.util.List;
import java.util.Map;

/** The table of the messages of OCPP 1.6 and its security extension. Immutable. A message that isn't listed here doesn't exist for us. */
public final class Dialect16 {
    private static final List<FromStation<?, ?, ?>> RECEIVED = List.of(
            Authorize.ACTION,
            BootNotification.ACTION,
            DataTransfer.RECEIVED,
            DiagnosticsStatusNotification.ACTION,
            FirmwareStatusNotification.ACTION,
            Heartbeat.ACTION,
            MeterValues.ACTION,
            StartTransaction.ACTION,
            StatusNotification.ACTION,
            StopTransaction.ACTION);

    private static final List<ToStation<?, ?>> SENT = List.of(
            ChangeAvailability.ACTION,
            ChangeConfiguration.ACTION,
            ClearCache.ACTION,
            DataTransfer.SENT,
            GetConfiguration.ACTION,
            RemoteStartTransaction.ACTION,
            RemoteStopTransaction.ACTION,
            Reset.ACTION,
            TriggerMessage.ACTION,
            UnlockConnector.ACTION);

    private static final List<Saying<?>> SAYINGS = List.of(
            ChangeAvailability.SAYS,
            ChangeConfiguration.SAYS,
            ClearCache.SAYS,
            DataTransfer.SAYS,
            GetConfiguration.SAYS,
            RemoteStartTransaction.SAYS,
            RemoteStopTransaction.SAYS,
            Reset.SAYS,
            TriggerMessage.SAYS,
            UnlockConnector.SAYS);

    public static final Dialect DIALECT =
            new Dialect(OcppVersion.V16, new Dialect.Table(RECEIVED, List.of(), SENT, SAYINGS, Map.of()));

    private Dialect16() {}
}
