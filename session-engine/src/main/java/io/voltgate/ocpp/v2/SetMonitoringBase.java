package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetMonitoringBase (OCPP 2.0.1 Part 2, N03): which set of monitors the station has to start from. */
public final class SetMonitoringBase {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetMonitoringBase", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> BASES = Set.of("All", "FactoryDefault", "HardWiredOnly");

    private SetMonitoringBase() {}

    public record Req(String monitoringBase) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("monitoringBase", monitoringBase, BASES);
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
