package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentVariableType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetMonitoringReport (OCPP 2.0.1 Part 2, N02): the station is asked for its monitors, which come in
 * NotifyMonitoringReport.
 */
public final class GetMonitoringReport {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetMonitoringReport", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CRITERIA = Set.of("ThresholdMonitoring", "DeltaMonitoring", "PeriodicMonitoring");

    private GetMonitoringReport() {}

    public record Req(
            @Nullable List<ComponentVariableType> componentVariable,
            Integer requestId,
            @Nullable List<String> monitoringCriteria)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("componentVariable", componentVariable, 1, Integer.MAX_VALUE);
            rules.required("requestId", requestId);
            rules.optionalList("monitoringCriteria", monitoringCriteria, 1, 3);
            rules.words("monitoringCriteria", monitoringCriteria, CRITERIA);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.DEVICE_MODEL_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
