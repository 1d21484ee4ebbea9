package io.voltgate.domain;

/**
 * A charging profile that a station reports. A value.
 *
 * @param source who set it, in the words of OCPP: CSO, EMS, SO or Other
 */
public record ReportedProfile(ConnectorId place, String source, ChargingProfile profile) {}
