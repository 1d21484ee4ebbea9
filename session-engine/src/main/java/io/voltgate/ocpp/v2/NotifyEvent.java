package io.voltgate.ocpp.v2;

import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.VariableType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NotifyEvent (OCPP 2.0.1 Part 2, N07-N08): one part of a list of events of the station's device model. */
public final class NotifyEvent {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyEvent", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private static final Set<String> EVENT_TRIGGER = Set.of("Alerting", "Delta", "Periodic");

    private NotifyEvent() {}

    public record Req(String generatedAt, @Nullable Boolean tbc, Integer seqNo, List<EventDataType> eventData)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("generatedAt", generatedAt);
            rules.required("seqNo", seqNo);
            rules.atLeastSince21("seqNo", seqNo, 0);
            rules.parts("eventData", eventData, 1, Integer.MAX_VALUE);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.DeviceEvents(
                    seqNo,
                    Objects.requireNonNullElse(tbc, false),
                    StationClock.read(generatedAt, receivedAtMs),
                    eventData.stream().map(event -> event.toEvent(receivedAtMs)).toList());
        }
    }

    public record Res() implements Wire {
        @Override
        public void check(Rules rules) {
            // There is nothing to say of it.
        }
    }

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
            VariableType variable,
            @Nullable Integer severity)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("eventId", eventId);
            rules.atLeastSince21("eventId", eventId, 0);
            rules.time("timestamp", timestamp);
            rules.word("trigger", trigger, EVENT_TRIGGER);
            rules.atLeastSince21("cause", cause, 0);
            rules.text("actualValue", actualValue, 2500);
            rules.optionalText("techCode", techCode, 50);
            rules.optionalText("techInfo", techInfo, 500);
            rules.optionalText("transactionId", transactionId, 36);
            rules.part("component", component);
            rules.atLeastSince21("variableMonitoringId", variableMonitoringId, 0);
            rules.word("eventNotificationType", eventNotificationType, Enumerations.EVENT_NOTIFICATION);
            rules.part("variable", variable);
            rules.since21("severity", severity);
            rules.optionalAtLeast("severity", severity, 0);
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
}
