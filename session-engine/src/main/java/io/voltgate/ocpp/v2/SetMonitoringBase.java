package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetMonitoringBase (OCPP 2.x Part 2, block N): choose which monitors are active (All/FactoryDefault/HardWiredOnly). */
public final class SetMonitoringBase {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetMonitoringBase", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> MONITORING_BASE = Set.of("All", "FactoryDefault", "HardWiredOnly");

    private SetMonitoringBase() {}

    public record Req(String monitoringBase) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("monitoringBase", monitoringBase, MONITORING_BASE);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_DEVICE_MODEL_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
