package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.PeriodicEventStreamParamsType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import io.voltgate.ocpp.v2.type.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetVariableMonitoring (OCPP 2.0.1 Part 2, N04): the station is asked to watch variables. */
public final class SetVariableMonitoring {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetVariableMonitoring", Req.class, Res.class, SetVariableMonitoring::verdict);

    private static final Set<String> STATUSES = Set.of(
            "Accepted", "UnknownComponent", "UnknownVariable", "UnsupportedMonitorType", "Rejected", "Duplicate");

    private SetVariableMonitoring() {}

    public record Req(List<SetMonitoringDataType> setMonitoringData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("setMonitoringData", setMonitoringData, 1, Integer.MAX_VALUE);
        }
    }

    public record Res(List<SetMonitoringResultType> setMonitoringResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("setMonitoringResult", setMonitoringResult, 1, Integer.MAX_VALUE);
        }
    }

    public record SetMonitoringDataType(
            @Nullable Integer id,
            @Nullable PeriodicEventStreamParamsType periodicEventStream,
            @Nullable Boolean transaction,
            BigDecimal value,
            String type,
            Integer severity,
            ComponentType component,
            VariableType variable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("id", id, 0);
            rules.since21("periodicEventStream", periodicEventStream);
            rules.optionalPart("periodicEventStream", periodicEventStream);
            rules.decimal("value", value);
            rules.word("type", type, rules.v21() ? Enumerations.MONITOR_TYPES_21 : Enumerations.MONITOR_TYPES);
            rules.required("severity", severity);
            rules.atLeastSince21("severity", severity, 0);
            rules.part("component", component);
            rules.part("variable", variable);
        }
    }

    public record SetMonitoringResultType(
            @Nullable Integer id,
            @Nullable StatusInfoType statusInfo,
            String status,
            String type,
            ComponentType component,
            VariableType variable,
            Integer severity)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("id", id, 0);
            rules.optionalPart("statusInfo", statusInfo);
            rules.word("status", status, STATUSES);
            rules.word("type", type, rules.v21() ? Enumerations.MONITOR_TYPES_21 : Enumerations.MONITOR_TYPES);
            rules.part("component", component);
            rules.part("variable", variable);
            rules.required("severity", severity);
            rules.atLeastSince21("severity", severity, 0);
        }
    }

    private static Verdict verdict(Res res) {
        return Verdict.ofAll(res.setMonitoringResult().stream()
                .map(SetMonitoringResultType::status)
                .toList());
    }
}
