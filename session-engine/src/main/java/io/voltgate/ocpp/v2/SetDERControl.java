package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.DERCurveType;
import io.voltgate.ocpp.v2.type.EnterServiceType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.FixedPFType;
import io.voltgate.ocpp.v2.type.FixedVarType;
import io.voltgate.ocpp.v2.type.FreqDroopType;
import io.voltgate.ocpp.v2.type.GradientType;
import io.voltgate.ocpp.v2.type.LimitMaxDischargeType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SetDERControl (OCPP 2.1 Part 2, R04): the station is given a control of its energy resource. */
public final class SetDERControl {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetDERControl", Req.class, Res.class, res -> Verdict.of(res.status()));

    private SetDERControl() {}

    public record Req(
            Boolean isDefault,
            String controlId,
            String controlType,
            @Nullable DERCurveType curve,
            @Nullable EnterServiceType enterService,
            @Nullable FixedPFType fixedPFAbsorb,
            @Nullable FixedPFType fixedPFInject,
            @Nullable FixedVarType fixedVar,
            @Nullable FreqDroopType freqDroop,
            @Nullable GradientType gradient,
            @Nullable LimitMaxDischargeType limitMaxDischarge)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("isDefault", isDefault);
            rules.text("controlId", controlId, 36);
            rules.word("controlType", controlType, Enumerations.DER_CONTROL_TYPES);
            rules.optionalPart("curve", curve);
            rules.optionalPart("enterService", enterService);
            rules.optionalPart("fixedPFAbsorb", fixedPFAbsorb);
            rules.optionalPart("fixedPFInject", fixedPFInject);
            rules.optionalPart("fixedVar", fixedVar);
            rules.optionalPart("freqDroop", freqDroop);
            rules.optionalPart("gradient", gradient);
            rules.optionalPart("limitMaxDischarge", limitMaxDischarge);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable List<String> supersededIds) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.DER_CONTROL_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalList("supersededIds", supersededIds, 1, 24);
            rules.texts("supersededIds", supersededIds, 36);
        }
    }
}
