package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;

/** The table of the messages of OCPP 1.6. Immutable. A message that isn't listed here doesn't exist for us. */
public final class Dialect16 {
    public static final Dialect DIALECT = new Dialect(
            OcppVersion.V16,
            List.of(
                    Authorize.ACTION,
                    BootNotification.ACTION,
                    DataTransfer.RECEIVED,
                    DiagnosticsStatusNotification.ACTION,
                    FirmwareStatusNotification.ACTION,
                    Heartbeat.ACTION,
                    MeterValues.ACTION,
                    StartTransaction.ACTION,
                    StatusNotification.ACTION,
                    StopTransaction.ACTION),
            List.of(
                    ChangeAvailability.ACTION,
                    ChangeConfiguration.ACTION,
                    ClearCache.ACTION,
                    DataTransfer.SENT,
                    GetConfiguration.ACTION,
                    RemoteStartTransaction.ACTION,
                    RemoteStopTransaction.ACTION,
                    Reset.ACTION,
                    TriggerMessage.ACTION,
                    UnlockConnector.ACTION));

    private Dialect16() {}
}
