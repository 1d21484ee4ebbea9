package io.voltgate.ocpp.v2;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NotifyEvent (OCPP 2.0.1 Part 2, N07-N08): one part of a list of events of the station's device model. */
public final class NotifyEvent {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyEvent", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private static final Set<String> TRIGGERS = Set.of("Alerting", "Delta", "Periodic");

    private static final DeviceEvent.Detail NO_DETAIL = new DeviceEvent.Detail(null, null, null, null, null, null);

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
                    eventData.stream().map(event -> event.toEvent(receivedAtMs)).toList(),
                    statuses(receivedAtMs));
        }

        /** What the events say of connectors, the last for each. */
        private List<Request.StatusReport> statuses(long receivedAtMs) {
            Map<ConnectorId, Request.StatusReport> last = new LinkedHashMap<>();
            for (EventDataType event : eventData) {
                Request.StatusReport report = event.status(receivedAtMs);
                if (report != null) {
                    last.put(report.connector(), report);
                }
            }
            return List.copyOf(last.values());
        }
    }

    public record Res() implements Wire.Blank {}

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
            rules.word("trigger", trigger, TRIGGERS);
            rules.atLeastSince21("cause", cause, 0);
            rules.text("actualValue", actualValue, 2500);
            rules.optionalText("techCode", techCode, 50);
            rules.optionalText("techInfo", techInfo, 500);
            rules.optionalText("transactionId", transactionId, 36);
            rules.part("component", component);
            rules.atLeastSince21("variableMonitoringId", variableMonitoringId, 0);
            rules.word("eventNotificationType", eventNotificationType, Enumerations.NOTIFICATION_TYPES);
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
                    Objects.requireNonNullElse(techInfo, ""),
                    detail());
        }

        private DeviceEvent.@Nullable Detail detail() {
            EVSEType evse = component.evse();
            DeviceEvent.Detail detail = new DeviceEvent.Detail(
                    evse == null ? null : evse.connectorId(),
                    cause,
                    techCode,
                    transactionId == null ? null : new TransactionId(transactionId),
                    variableMonitoringId,
                    severity);
            return detail.equals(NO_DETAIL) ? null : detail;
        }

        /** Connector.AvailabilityState is what StatusNotification tells (G01); null for any other event. */
        private Request.@Nullable StatusReport status(long receivedAtMs) {
            EVSEType evse = component.evse();
            ConnectorStatus status = StatusNotification.status(actualValue);
            boolean ofConnector =
                    component.name().equals("Connector") && variable.name().equals("AvailabilityState") && evse != null;
            return ofConnector && status != null
                    ? new Request.StatusReport(
                            evse.toConnector(), status, "", "", "", StationClock.read(timestamp, receivedAtMs), "")
                    : null;
        }
    }
}
