package io.voltgate.domain;

/**
 * One event of a station's device model (OCPP 2.0.1 Part 2, N07). A value. Texts that the station left out are empty.
 *
 * @param trigger Alerting, Delta or Periodic
 * @param notificationType such as HardWiredNotification
 */
public record DeviceEvent(
        int eventId,
        StationTime at,
        String trigger,
        Variable variable,
        String actualValue,
        String notificationType,
        boolean cleared,
        String techInfo) {}
