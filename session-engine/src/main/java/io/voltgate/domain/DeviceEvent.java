package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * One event of a station's device model (OCPP 2.0.1 Part 2, N07). A value. Texts that the station left out are empty.
 *
 * @param trigger Alerting, Delta or Periodic
 * @param notificationType such as HardWiredNotification
 * @param detail what it says besides, null where it says no more
 */
public record DeviceEvent(
        int eventId,
        StationTime at,
        String trigger,
        Variable variable,
        String actualValue,
        String notificationType,
        boolean cleared,
        String techInfo,
        @Nullable Detail detail) {
    /**
     * What not every event says.
     *
     * @param connector of the component, where it is one of a connector
     * @param cause the event that caused it
     * @param monitor the monitor that noticed it
     * @param severity 0 (danger) to 9 (debug), in OCPP 2.1
     */
    public record Detail(
            @Nullable Integer connector,
            @Nullable Integer cause,
            @Nullable String techCode,
            @Nullable TransactionId transaction,
            @Nullable Integer monitor,
            @Nullable Integer severity) {}

    /** An event that says no more. */
    public DeviceEvent(
            int eventId,
            StationTime at,
            String trigger,
            Variable variable,
            String actualValue,
            String notificationType,
            boolean cleared,
            String techInfo) {
        this(eventId, at, trigger, variable, actualValue, notificationType, cleared, techInfo, null);
    }
}
