package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Words;
import java.util.Set;

/**
 * The enumerations that several messages of OCPP 2.x share. Values. The words of 2.1, where it has more, are in a set
 * whose name ends in 21.
 */
public final class Enumerations {
    public static final Set<String> HASH_ALGORITHMS = Set.of("SHA256", "SHA384", "SHA512");
    public static final Set<String> DAYS_OF_WEEK =
            Set.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    public static final Set<String> EVSE_KINDS = Set.of("AC", "DC");
    public static final Set<String> OPERATION_MODES = Set.of(
            "Idle",
            "ChargingOnly",
            "CentralSetpoint",
            "ExternalSetpoint",
            "ExternalLimits",
            "CentralFrequency",
            "LocalFrequency",
            "LocalLoadBalancing");
    public static final Set<String> CHARGING_RATE_UNITS = Set.of("W", "A");
    public static final Set<String> MESSAGE_PRIORITIES = Set.of("AlwaysFront", "InFront", "NormalCycle");
    public static final Set<String> MESSAGE_STATES = Set.of("Charging", "Faulted", "Idle", "Unavailable");
    public static final Set<String> MESSAGE_STATES_21 = Words.plus(MESSAGE_STATES, "Suspended", "Discharging");
    public static final Set<String> PROFILE_PURPOSES =
            Set.of("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile");
    public static final Set<String> PROFILE_PURPOSES_21 =
            Words.plus(PROFILE_PURPOSES, "PriorityCharging", "LocalGeneration");
    public static final Set<String> DER_UNITS =
            Set.of("Not_Applicable", "PctMaxW", "PctMaxVar", "PctWAvail", "PctVarAvail", "PctEffectiveV");
    public static final Set<String> ENERGY_TRANSFER_MODES =
            Set.of("AC_single_phase", "AC_two_phase", "AC_three_phase", "DC");
    public static final Set<String> CERTIFICATE_SIGNING_USES = Set.of("ChargingStationCertificate", "V2GCertificate");
    public static final Set<String> CERTIFICATE_SIGNING_USES_21 =
            Words.plus(CERTIFICATE_SIGNING_USES, "V2G20Certificate");
    public static final Set<String> LIMIT_SOURCES = Set.of("EMS", "Other", "SO", "CSO");
    public static final Set<String> DEVICE_MODEL_STATUSES =
            Set.of("Accepted", "Rejected", "NotSupported", "EmptyResultSet");
    public static final Set<String> GENERIC_STATUSES = Set.of("Accepted", "Rejected");
    public static final Set<String> ATTRIBUTE_TYPES = Set.of("Actual", "Target", "MinSet", "MaxSet");
    public static final Set<String> ENERGY_TRANSFER_MODES_21 = Words.plus(
            ENERGY_TRANSFER_MODES, "AC_BPT", "AC_BPT_DER", "AC_DER", "DC_BPT", "DC_ACDP", "DC_ACDP_BPT", "WPT");
    public static final Set<String> DER_CONTROL_TYPES = Set.of(
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
    public static final Set<String> NOTIFICATION_TYPES =
            Set.of("HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor");
    public static final Set<String> MONITOR_TYPES =
            Set.of("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned");
    public static final Set<String> MONITOR_TYPES_21 = Words.plus(MONITOR_TYPES, "TargetDelta", "TargetDeltaRelative");
    public static final Set<String> START_STOP_STATUSES = Set.of("Accepted", "Rejected");
    public static final Set<String> PROFILE_STATUSES = Set.of("Accepted", "Rejected");
    public static final Set<String> DER_CONTROL_STATUSES = Set.of("Accepted", "Rejected", "NotSupported", "NotFound");

    private Enumerations() {}
}
