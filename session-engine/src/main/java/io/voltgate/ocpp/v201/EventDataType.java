package io.voltgate.ocpp.v201;

import io.voltgate.domain.DeviceEvent;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** EventDataType: one event of the device model. A wire value. */
public record EventDataType(
        Integer eventId,
        String timestamp,
        String trigger,
        @Nullable Integer cause,
        String actualValue,
        @Nullable String techCode,
        @Nullable String techInfo,
        @Nullable Boolean cleared,
        @Nullable String transactionId,
        ComponentType component,
        @Nullable Integer variableMonitoringId,
        String eventNotificationType,
        VariableType variable) {
    private static final Set<String> TRIGGERS = Set.of("Alerting", "Delta", "Periodic");
    private static final Set<String> NOTIFICATION_TYPES =
            Set.of("HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor");

    public EventDataType {
        Check.required("eventId", eventId);
        Check.required("timestamp", timestamp);
        Check.word("trigger", trigger, TRIGGERS);
        Check.text("actualValue", actualValue, 2500);
        Check.optionalText("techCode", techCode, 50);
        Check.optionalText("techInfo", techInfo, 500);
        Check.optionalText("transactionId", transactionId, 36);
        Check.required("component", component);
        Check.word("eventNotificationType", eventNotificationType, NOTIFICATION_TYPES);
        Check.required("variable", variable);
    }

    DeviceEvent toEvent(long receivedAtMs) {
        return new DeviceEvent(
                eventId,
                StationClock.read(timestamp, receivedAtMs),
                trigger,
                component.variable(variable),
                actualValue,
                eventNotificationType,
                Objects.requireNonNullElse(cleared, false),
                Objects.requireNonNullElse(techInfo, ""));
    }
}
