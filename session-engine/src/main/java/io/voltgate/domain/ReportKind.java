package io.voltgate.domain;

/** What a report in parts is about. Values. */
public enum ReportKind {
    /** Variables of the device model (NotifyReport). */
    DEVICE_MODEL,
    /** Monitors of variables (NotifyMonitoringReport). */
    MONITORS,
    /** Messages on the station's display (NotifyDisplayMessages). */
    DISPLAY_MESSAGES,
    /** What a station keeps on a customer (NotifyCustomerInformation). */
    CUSTOMER_INFORMATION,
    /** Charging profiles installed (ReportChargingProfiles). */
    CHARGING_PROFILES,
    /** Controls of distributed energy resources (ReportDERControl). */
    DER_CONTROLS
}
