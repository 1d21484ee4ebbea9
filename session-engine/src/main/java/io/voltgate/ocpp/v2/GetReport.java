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

/** GetReport (OCPP 2.0.1 Part 2, B08): the station is asked for some of its variables, which come in NotifyReport. */
public final class GetReport {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetReport", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CRITERIA = Set.of("Active", "Available", "Enabled", "Problem");

    private GetReport() {}

    public record Req(
            @Nullable List<ComponentVariableType> componentVariable,
            Integer requestId,
            @Nullable List<String> componentCriteria)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("componentVariable", componentVariable, 1, Integer.MAX_VALUE);
            rules.required("requestId", requestId);
            rules.optionalList("componentCriteria", componentCriteria, 1, 4);
            rules.words("componentCriteria", componentCriteria, CRITERIA);
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
