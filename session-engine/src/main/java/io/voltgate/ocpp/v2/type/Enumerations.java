package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Words;
import java.util.Set;

/** The enumerations that several messages of OCPP 2.x share; those of 2.1 where it has more words end in 21. Values. */
public final class Enumerations {
    public static final Set<String> ID_TOKEN =
            Set.of("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization");
    public static final Set<String> HASH_ALGORITHM = Set.of("SHA256", "SHA384", "SHA512");
    public static final Set<String> AUTHORIZATION_STATUS = Set.of(
            "Accepted",
            "Blocked",
            "ConcurrentTx",
            "Expired",
            "Invalid",
            "NoCredit",
            "NotAllowedTypeEVSE",
            "NotAtThisLocation",
            "NotAtThisTime",
            "Unknown");
    public static final Set<String> MESSAGE_FORMAT = Set.of("ASCII", "HTML", "URI", "UTF8");
    public static final Set<String> MESSAGE_FORMAT_21 = Words.plus(MESSAGE_FORMAT, "QRCODE");
    public static final Set<String> DAY_OF_WEEK =
            Set.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    public static final Set<String> EVSE_KIND = Set.of("AC", "DC");
    public static final Set<String> OPERATION_MODE = Set.of(
            "Idle",
            "ChargingOnly",
            "CentralSetpoint",
            "ExternalSetpoint",
            "ExternalLimits",
            "CentralFrequency",
            "LocalFrequency",
            "LocalLoadBalancing");
    public static final Set<String> MEASURAND = Set.of(
            "Current.Export",
            "Current.Import",
            "Current.Offered",
            "Energy.Active.Export.Register",
            "Energy.Active.Import.Register",
            "Energy.Reactive.Export.Register",
            "Energy.Reactive.Import.Register",
            "Energy.Active.Export.Interval",
            "Energy.Active.Import.Interval",
            "Energy.Active.Net",
            "Energy.Reactive.Export.Interval",
            "Energy.Reactive.Import.Interval",
            "Energy.Reactive.Net",
            "Energy.Apparent.Net",
            "Energy.Apparent.Import",
            "Energy.Apparent.Export",
            "Frequency",
            "Power.Active.Export",
            "Power.Active.Import",
            "Power.Factor",
            "Power.Offered",
            "Power.Reactive.Export",
            "Power.Reactive.Import",
            "SoC",
            "Voltage");
    public static final Set<String> MEASURAND_21 = Words.plus(
            MEASURAND,
            "Current.Export.Offered",
            "Current.Export.Minimum",
            "Current.Import.Offered",
            "Current.Import.Minimum",
            "Display.PresentSOC",
            "Display.MinimumSOC",
            "Display.TargetSOC",
            "Display.MaximumSOC",
            "Display.RemainingTimeToMinimumSOC",
            "Display.RemainingTimeToTargetSOC",
            "Display.RemainingTimeToMaximumSOC",
            "Display.ChargingComplete",
            "Display.BatteryEnergyCapacity",
            "Display.InletHot",
            "Energy.Active.Import.CableLoss",
            "Energy.Active.Import.LocalGeneration.Register",
            "Energy.Active.Setpoint.Interval",
            "EnergyRequest.Target",
            "EnergyRequest.Minimum",
            "EnergyRequest.Maximum",
            "EnergyRequest.Minimum.V2X",
            "EnergyRequest.Maximum.V2X",
            "EnergyRequest.Bulk",
            "Power.Active.Setpoint",
            "Power.Active.Residual",
            "Power.Export.Minimum",
            "Power.Export.Offered",
            "Power.Import.Offered",
            "Power.Import.Minimum",
            "Voltage.Minimum",
            "Voltage.Maximum");
    public static final Set<String> READING_CONTEXT = Set.of(
            "Interruption.Begin",
            "Interruption.End",
            "Other",
            "Sample.Clock",
            "Sample.Periodic",
            "Transaction.Begin",
            "Transaction.End",
            "Trigger");
    public static final Set<String> PHASE =
            Set.of("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
    public static final Set<String> LOCATION = Set.of("Body", "Cable", "EV", "Inlet", "Outlet");
    public static final Set<String> LOCATION_21 = Words.plus(LOCATION, "Upstream");
    public static final Set<String> CHARGING_RATE_UNIT = Set.of("W", "A");
    public static final Set<String> COST_KIND =
            Set.of("CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage");
    public static final Set<String> MESSAGE_PRIORITY = Set.of("AlwaysFront", "InFront", "NormalCycle");
    public static final Set<String> MESSAGE_STATE = Set.of("Charging", "Faulted", "Idle", "Unavailable");
    public static final Set<String> MESSAGE_STATE_21 = Words.plus(MESSAGE_STATE, "Suspended", "Discharging");
    public static final Set<String> CHARGING_PROFILE_PURPOSE =
            Set.of("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile");
    public static final Set<String> CHARGING_PROFILE_PURPOSE_21 =
            Words.plus(CHARGING_PROFILE_PURPOSE, "PriorityCharging", "LocalGeneration");
    public static final Set<String> CHARGING_PROFILE_KIND = Set.of("Absolute", "Recurring", "Relative");
    public static final Set<String> CHARGING_PROFILE_KIND_21 = Words.plus(CHARGING_PROFILE_KIND, "Dynamic");
    public static final Set<String> RECURRENCY_KIND = Set.of("Daily", "Weekly");
    public static final Set<String> DER_UNIT =
            Set.of("Not_Applicable", "PctMaxW", "PctMaxVar", "PctWAvail", "PctVarAvail", "PctEffectiveV");
    public static final Set<String> POWER_DURING_CESSATION = Set.of("Active", "Reactive");
    public static final Set<String> ENERGY_TRANSFER_MODE =
            Set.of("AC_single_phase", "AC_two_phase", "AC_three_phase", "DC");
    public static final Set<String> CERTIFICATE_SIGNING_USE = Set.of("ChargingStationCertificate", "V2GCertificate");
    public static final Set<String> CERTIFICATE_SIGNING_USE_21 =
            Words.plus(CERTIFICATE_SIGNING_USE, "V2G20Certificate");
    public static final Set<String> CHARGING_LIMIT_SOURCE = Set.of("EMS", "Other", "SO", "CSO");
    public static final Set<String> GENERIC_DEVICE_MODEL_STATUS =
            Set.of("Accepted", "Rejected", "NotSupported", "EmptyResultSet");
    public static final Set<String> GENERIC_STATUS = Set.of("Accepted", "Rejected");
    public static final Set<String> ATTRIBUTE = Set.of("Actual", "Target", "MinSet", "MaxSet");
    public static final Set<String> ENERGY_TRANSFER_MODE_21 = Words.plus(
            ENERGY_TRANSFER_MODE, "AC_BPT", "AC_BPT_DER", "AC_DER", "DC_BPT", "DC_ACDP", "DC_ACDP_BPT", "WPT");
    public static final Set<String> DER_CONTROL = Set.of(
            "EnterService",
            "FreqDroop",
            "FreqWatt",
            "FixedPFAbsorb",
            "FixedPFInject",
            "FixedVar",
            "Gradients",
            "HFMustTrip",
            "HFMayTrip",
            "HVMustTrip",
            "HVMomCess",
            "HVMayTrip",
            "LimitMaxDischarge",
            "LFMustTrip",
            "LVMustTrip",
            "LVMomCess",
            "LVMayTrip",
            "PowerMonitoringMustTrip",
            "VoltVar",
            "VoltWatt",
            "WattPF",
            "WattVar");
    public static final Set<String> EVENT_NOTIFICATION =
            Set.of("HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor");
    public static final Set<String> MONITOR =
            Set.of("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned");
    public static final Set<String> MONITOR_21 = Words.plus(MONITOR, "TargetDelta", "TargetDeltaRelative");
    public static final Set<String> REQUEST_START_STOP_STATUS = Set.of("Accepted", "Rejected");
    public static final Set<String> CHARGING_PROFILE_STATUS = Set.of("Accepted", "Rejected");
    public static final Set<String> DER_CONTROL_STATUS = Set.of("Accepted", "Rejected", "NotSupported", "NotFound");

    private Enumerations() {}
}
