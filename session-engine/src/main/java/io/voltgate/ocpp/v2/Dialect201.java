package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.Saying;
import java.util.List;

/** The table of the messages of OCPP 2.0.1. Immutable. A message that isn't listed here doesn't exist for us. */
public final class Dialect201 {
    static final List<FromStation<?, ?, ?>> RECEIVED = List.of(
            Authorize.ACTION,
            BootNotification.ACTION,
            ClearedChargingLimit.ACTION,
            DataTransfer.RECEIVED,
            FirmwareStatusNotification.ACTION,
            Get15118EVCertificate.ACTION,
            GetCertificateStatus.ACTION,
            Heartbeat.ACTION,
            LogStatusNotification.ACTION,
            MeterValues.ACTION,
            NotifyChargingLimit.ACTION,
            NotifyCustomerInformation.ACTION,
            NotifyDisplayMessages.ACTION,
            NotifyEVChargingNeeds.ACTION,
            NotifyEVChargingSchedule.ACTION,
            NotifyEvent.ACTION,
            NotifyMonitoringReport.ACTION,
            NotifyReport.ACTION,
            PublishFirmwareStatusNotification.ACTION,
            ReportChargingProfiles.ACTION,
            ReservationStatusUpdate.ACTION,
            SecurityEventNotification.ACTION,
            SignCertificate.ACTION,
            StatusNotification.ACTION,
            TransactionEvent.ACTION);

    static final List<ToStation<?, ?>> SENT = List.of(
            CancelReservation.ACTION,
            CertificateSigned.ACTION,
            ChangeAvailability.ACTION,
            ClearCache.ACTION,
            ClearChargingProfile.ACTION,
            ClearDisplayMessage.ACTION,
            ClearVariableMonitoring.ACTION,
            CostUpdated.ACTION,
            CustomerInformation.ACTION,
            DataTransfer.SENT,
            DeleteCertificate.ACTION,
            GetBaseReport.ACTION,
            GetChargingProfiles.ACTION,
            GetCompositeSchedule.ACTION,
            GetDisplayMessages.ACTION,
            GetInstalledCertificateIds.ACTION,
            GetLocalListVersion.ACTION,
            GetLog.ACTION,
            GetMonitoringReport.ACTION,
            GetReport.ACTION,
            GetTransactionStatus.ACTION,
            GetVariables.ACTION,
            InstallCertificate.ACTION,
            PublishFirmware.ACTION,
            RequestStartTransaction.ACTION,
            RequestStopTransaction.ACTION,
            ReserveNow.ACTION,
            Reset.ACTION,
            SendLocalList.ACTION,
            SetChargingProfile.ACTION,
            SetDisplayMessage.ACTION,
            SetMonitoringBase.ACTION,
            SetMonitoringLevel.ACTION,
            SetNetworkProfile.ACTION,
            SetVariableMonitoring.ACTION,
            SetVariables.ACTION,
            TriggerMessage.ACTION,
            UnlockConnector.ACTION,
            UnpublishFirmware.ACTION,
            UpdateFirmware.ACTION);

    static final List<Saying<?>> SAYINGS = List.of(
            CancelReservation.SAYS,
            CertificateSigned.SAYS,
            ChangeAvailability.SAYS,
            ClearCache.SAYS,
            ClearChargingProfile.SAYS,
            ClearDisplayMessage.SAYS,
            CostUpdated.SAYS,
            CustomerInformation.SAYS,
            DataTransfer.SAYS,
            DeleteCertificate.SAYS,
            GetBaseReport.SAYS,
            GetChargingProfiles.SAYS,
            GetCompositeSchedule.SAYS,
            GetDisplayMessages.SAYS,
            GetInstalledCertificateIds.SAYS,
            GetLocalListVersion.SAYS,
            GetLog.SAYS,
            GetTransactionStatus.SAYS,
            GetVariables.SAYS,
            InstallCertificate.SAYS,
            RequestStartTransaction.SAYS,
            RequestStopTransaction.SAYS,
            ReserveNow.SAYS,
            Reset.SAYS,
            SendLocalList.SAYS,
            SetChargingProfile.SAYS,
            SetDisplayMessage.SAYS,
            SetNetworkProfile.SAYS,
            SetVariables.SAYS,
            TriggerMessage.SAYS,
            UnlockConnector.SAYS,
            UpdateFirmware.SAYS);

    public static final Dialect DIALECT =
            new Dialect(OcppVersion.V201, new Dialect.Table(RECEIVED, List.of(), SENT, SAYINGS, Orders201.ORDERS));

    private Dialect201() {}
}
