package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;

/** The table of the messages of OCPP 2.0.1. Immutable. A message that isn't listed here doesn't exist for us. */
public final class Dialect201 {
    private static final List<FromStation<?, ?, ?>> RECEIVED = List.of(
            Authorize.ACTION,
            BootNotification.ACTION,
            DataTransfer.RECEIVED,
            FirmwareStatusNotification.ACTION,
            Heartbeat.ACTION,
            LogStatusNotification.ACTION,
            MeterValues.ACTION,
            NotifyEvent.ACTION,
            NotifyReport.ACTION,
            SecurityEventNotification.ACTION,
            StatusNotification.ACTION,
            TransactionEvent.ACTION);

    private static final List<ToStation<?, ?, ?>> SENT = List.of(
            ChangeAvailability.ACTION,
            ClearCache.ACTION,
            DataTransfer.SENT,
            GetBaseReport.ACTION,
            GetTransactionStatus.ACTION,
            GetVariables.ACTION,
            RequestStartTransaction.ACTION,
            RequestStopTransaction.ACTION,
            Reset.ACTION,
            SetVariables.ACTION,
            TriggerMessage.ACTION,
            UnlockConnector.ACTION);

    public static final Dialect DIALECT = new Dialect(OcppVersion.V201, RECEIVED, SENT);

    private Dialect201() {}
}
