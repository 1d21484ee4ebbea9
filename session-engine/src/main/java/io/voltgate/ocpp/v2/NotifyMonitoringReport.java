package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NotifyMonitoringReport (OCPP 2.0.1 Part 2, N02): one part of a report on the station's monitors. */
public final class NotifyMonitoringReport {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyMonitoringReport",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            NotifyMonitoringReport::request,
            reply -> new Res());

    private NotifyMonitoringReport() {}

    public record Req(
            @Nullable List<MonitoringDataType> monitor,
            Integer requestId,
            @Nullable Boolean tbc,
            Integer seqNo,
            String generatedAt)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("monitor", monitor, 1, Integer.MAX_VALUE);
            rules.required("requestId", requestId);
            rules.required("seqNo", seqNo);
            rules.atLeastSince21("seqNo", seqNo, 0);
            rules.time("generatedAt", generatedAt);
        }
    }

    public record Res() implements Wire.Blank {}

    public record MonitoringDataType(
            ComponentType component, VariableType variable, List<VariableMonitoringType> variableMonitoring)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("component", component);
            rules.part("variable", variable);
            rules.parts("variableMonitoring", variableMonitoring, 1, Integer.MAX_VALUE);
        }
    }

    public record VariableMonitoringType(
            Integer id,
            Boolean transaction,
            BigDecimal value,
            String type,
            Integer severity,
            @Nullable String eventNotificationType)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("id", id);
            rules.atLeastSince21("id", id, 0);
            rules.required("transaction", transaction);
            rules.decimal("value", value);
            rules.word("type", type, rules.v21() ? Enumerations.MONITOR_TYPES_21 : Enumerations.MONITOR_TYPES);
            rules.required("severity", severity);
            rules.atLeastSince21("severity", severity, 0);
            rules.since21("eventNotificationType", eventNotificationType);
            if (rules.v21()) {
                rules.required("eventNotificationType", eventNotificationType);
            }
            rules.optionalWord("eventNotificationType", eventNotificationType, Enumerations.NOTIFICATION_TYPES);
        }
    }

    private static Request request(Req req, long receivedAtMs) {
        List<ReportItem> monitors = Objects.requireNonNullElse(req.monitor(), List.<MonitoringDataType>of()).stream()
                .flatMap(data -> data.variableMonitoring().stream()
                        .map(monitor -> new ReportItem(
                                String.valueOf(monitor.id()),
                                RawJson.written(new MonitoringDataType(
                                                data.component(), data.variable(), List.of(monitor)))
                                        .text())))
                .toList();
        return new Request.ReportPart(
                ReportKind.MONITORS,
                req.requestId(),
                req.seqNo(),
                Objects.requireNonNullElse(req.tbc(), false),
                StationClock.read(req.generatedAt(), receivedAtMs),
                monitors);
    }
}
