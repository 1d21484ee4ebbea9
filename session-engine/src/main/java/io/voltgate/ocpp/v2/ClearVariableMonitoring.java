package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearVariableMonitoring (OCPP 2.0.1 Part 2, N06): the station is asked to remove monitors. */
public final class ClearVariableMonitoring {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearVariableMonitoring", Req.class, Res.class, ClearVariableMonitoring::verdict);

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotFound");

    private ClearVariableMonitoring() {}

    public record Req(List<Integer> id) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.list("id", id, 1, Integer.MAX_VALUE);
            if (rules.v21()) {
                rules.numbers("id", id, 0);
            }
        }
    }

    public record Res(List<ClearMonitoringResultType> clearMonitoringResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("clearMonitoringResult", clearMonitoringResult, 1, Integer.MAX_VALUE);
        }
    }

    public record ClearMonitoringResultType(
            String status, Integer id, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.required("id", id);
            rules.atLeastSince21("id", id, 0);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Verdict verdict(Res res) {
        return Verdict.ofAll(res.clearMonitoringResult().stream()
                .map(ClearMonitoringResultType::status)
                .toList());
    }
}
