package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** SetMonitoringLevel (OCPP 2.0.1 Part 2, N05): how severe an event must be for the station to report it. */
public final class SetMonitoringLevel {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetMonitoringLevel", Req.class, Res.class, res -> Verdict.of(res.status()));

    private SetMonitoringLevel() {}

    public record Req(Integer severity) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("severity", severity);
            rules.atLeastSince21("severity", severity, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
