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
            LogStatusNotification.ACTION,
            MeterValues.ACTION,
            SecurityEventNotification.ACTION,
            SignCertificate.ACTION,
            SignedFirmwareStatusNotification.ACTION,
            StartTransaction.ACTION,
            StatusNotification.ACTION,
            StopTransaction.ACTION);

    private static final List<ToStation<?, ?>> SENT = List.of(
            CancelReservation.ACTION,
            CertificateSigned.ACTION,
            ChangeAvailability.ACTION,
            ChangeConfiguration.ACTION,
            ClearCache.ACTION,
            ClearChargingProfile.ACTION,
            DataTransfer.SENT,
            DeleteCertificate.ACTION,
            ExtendedTriggerMessage.ACTION,
            GetCompositeSchedule.ACTION,
            GetConfiguration.ACTION,
            GetDiagnostics.ACTION,
            GetInstalledCertificateIds.ACTION,
            GetLocalListVersion.ACTION,
            GetLog.ACTION,
            InstallCertificate.ACTION,
            RemoteStartTransaction.ACTION,
            RemoteStopTransaction.ACTION,
            ReserveNow.ACTION,
            Reset.ACTION,
            SendLocalList.ACTION,
            SetChargingProfile.ACTION,
            SignedUpdateFirmware.ACTION,
            TriggerMessage.ACTION,
            UnlockConnector.ACTION,
            UpdateFirmware.ACTION);

    private static final List<Saying<?>> SAYINGS = List.of(
            CancelReservation.SAYS,
            CertificateSigned.SAYS,
            ChangeAvailability.SAYS,
            ChangeConfiguration.SAYS,
            ClearCache.SAYS,
            ClearChargingProfile.SAYS,
            DataTransfer.SAYS,
            DeleteCertificate.SAYS,
            GetCompositeSchedule.SAYS,
            GetConfiguration.SAYS,
            GetInstalledCertificateIds.SAYS,
            GetLocalListVersion.SAYS,
            GetLog.SAYS,
            InstallCertificate.SAYS,
            RemoteStartTransaction.SAYS,
            RemoteStopTransaction.SAYS,
            ReserveNow.SAYS,
            Reset.SAYS,
            SendLocalList.SAYS,
            SetChargingProfile.SAYS,
            TriggerMessage.SAYS,
            UnlockConnector.SAYS,
            UpdateFirmware.SAYS);

    public static final Dialect DIALECT =
            new Dialect(OcppVersion.V16, new Dialect.Table(RECEIVED, List.of(), SENT, SAYINGS, Map.of()));

    private Dialect16() {}
}
