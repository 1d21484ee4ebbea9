package io.voltgate.simulator.station;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.util.Set;

/**
 * The names of all orders that a gateway may give in each version. Constants. They decide between NotSupported, said of an order that
 * this station leaves out, and NotImplemented, said of one that nobody knows (OCPP 2.0.1 Part 4, 4.3).
 */
final class Vocabulary {
    private static final Set<String> IN_16 = Set.of(
            "CancelReservation",
            "ChangeAvailability",
            "ChangeConfiguration",
            "ClearCache",
            "ClearChargingProfile",
            "DataTransfer",
            "GetCompositeSchedule",
            "GetConfiguration",
            "GetDiagnostics",
            "GetLocalListVersion",
            "RemoteStartTransaction",
            "RemoteStopTransaction",
            "ReserveNow",
            "Reset",
            "SendLocalList",
            "SetChargingProfile",
            "TriggerMessage",
            "UnlockConnector",
            "UpdateFirmware",
            "CertificateSigned",
            "DeleteCertificate",
            "ExtendedTriggerMessage",
            "GetInstalledCertificateIds",
            "GetLog",
            "InstallCertificate",
            "SignedUpdateFirmware");

    private static final Set<String> IN_201 = Set.of(
            "CancelReservation",
            "CertificateSigned",
            "ChangeAvailability",
            "ClearCache",
            "ClearChargingProfile",
            "ClearDisplayMessage",
            "ClearVariableMonitoring",
            "CostUpdated",
            "CustomerInformation",
            "DataTransfer",
            "DeleteCertificate",
            "GetBaseReport",
            "GetChargingProfiles",
            "GetCompositeSchedule",
            "GetDisplayMessages",
            "GetInstalledCertificateIds",
            "GetLocalListVersion",
            "GetLog",
            "GetMonitoringReport",
            "GetReport",
            "GetTransactionStatus",
            "GetVariables",
            "InstallCertificate",
            "PublishFirmware",
            "RequestStartTransaction",
            "RequestStopTransaction",
            "ReserveNow",
            "Reset",
            "SendLocalList",
            "SetChargingProfile",
            "SetDisplayMessage",
            "SetMonitoringBase",
            "SetMonitoringLevel",
            "SetNetworkProfile",
            "SetVariableMonitoring",
            "SetVariables",
            "TriggerMessage",
            "UnlockConnector",
            "UnpublishFirmware",
            "UpdateFirmware");

    private static final Set<String> NEW_IN_21 = Set.of(
            "AFRRSignal",
            "AdjustPeriodicEventStream",
            "ChangeTransactionTariff",
            "ClearDERControl",
            "ClearTariffs",
            "GetDERControl",
            "GetPeriodicEventStream",
            "GetTariffs",
            "NotifyAllowedEnergyTransfer",
            "NotifyWebPaymentStarted",
            "RequestBatterySwap",
            "SetDERControl",
            "SetDefaultTariff",
            "UpdateDynamicSchedule",
            "UsePriorityCharging");

    private Vocabulary() {}

    static boolean knows(OcppVersion version, String action) {
        return switch (version) {
            case V16 -> IN_16.contains(action);
            case V201 -> IN_201.contains(action);
            case V21 -> IN_201.contains(action) || NEW_IN_21.contains(action);
        };
    }

    /** Why an order that this station doesn't obey is refused. */
    static OcppException refusal(OcppVersion version, String action) {
        return knows(version, action)
                ? new OcppException(ErrorCode.NOT_SUPPORTED, null, action + " is not supported by this station")
                : new OcppException(ErrorCode.NOT_IMPLEMENTED, null, "the action is not known");
    }
}
