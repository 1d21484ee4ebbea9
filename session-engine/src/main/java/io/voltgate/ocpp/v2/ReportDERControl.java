package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** ReportDERControl (OCPP 2.1 Part 2, R04): one part of a report on controls; its parts have no numbers. */
public final class ReportDERControl {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ReportDERControl",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            ReportDERControl::request,
            reply -> new Res());

    private ReportDERControl() {}

    public record Req(
            @Nullable List<DERCurveGetType> curve,
            @Nullable List<EnterServiceGetType> enterService,
            @Nullable List<FixedPFGetType> fixedPFAbsorb,
            @Nullable List<FixedPFGetType> fixedPFInject,
            @Nullable List<FixedVarGetType> fixedVar,
            @Nullable List<FreqDroopGetType> freqDroop,
            @Nullable List<GradientGetType> gradient,
            @Nullable List<LimitMaxDischargeGetType> limitMaxDischarge,
            Integer requestId,
            @Nullable Boolean tbc)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("curve", curve, 1, 24);
            rules.optionalParts("enterService", enterService, 1, 24);
            rules.optionalParts("fixedPFAbsorb", fixedPFAbsorb, 1, 24);
            rules.optionalParts("fixedPFInject", fixedPFInject, 1, 24);
            rules.optionalParts("fixedVar", fixedVar, 1, 24);
            rules.optionalParts("freqDroop", freqDroop, 1, 24);
            rules.optionalParts("gradient", gradient, 1, 24);
            rules.optionalParts("limitMaxDischarge", limitMaxDischarge, 1, 24);
            rules.required("requestId", requestId);
        }
    }

    public record Res() implements Wire.Blank {}

    public record DERCurveGetType(
            DERCurveType curve, String id, String curveType, Boolean isDefault, Boolean isSuperseded) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("curve", curve);
            rules.text("id", id, 36);
            rules.word("curveType", curveType, Enumerations.DER_CONTROL_TYPES);
            rules.required("isDefault", isDefault);
            rules.required("isSuperseded", isSuperseded);
        }
    }

    public record EnterServiceGetType(EnterServiceType enterService, String id) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("enterService", enterService);
            rules.text("id", id, 36);
        }
    }

    public record FixedPFGetType(FixedPFType fixedPF, String id, Boolean isDefault, Boolean isSuperseded)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("fixedPF", fixedPF);
            rules.text("id", id, 36);
            rules.required("isDefault", isDefault);
            rules.required("isSuperseded", isSuperseded);
        }
    }

    public record FixedVarGetType(FixedVarType fixedVar, String id, Boolean isDefault, Boolean isSuperseded)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("fixedVar", fixedVar);
            rules.text("id", id, 36);
            rules.required("isDefault", isDefault);
            rules.required("isSuperseded", isSuperseded);
        }
    }

    public record FreqDroopGetType(FreqDroopType freqDroop, String id, Boolean isDefault, Boolean isSuperseded)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("freqDroop", freqDroop);
            rules.text("id", id, 36);
            rules.required("isDefault", isDefault);
            rules.required("isSuperseded", isSuperseded);
        }
    }

    public record GradientGetType(GradientType gradient, String id) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("gradient", gradient);
            rules.text("id", id, 36);
        }
    }

    public record LimitMaxDischargeGetType(
            String id, Boolean isDefault, Boolean isSuperseded, LimitMaxDischargeType limitMaxDischarge)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("id", id, 36);
            rules.required("isDefault", isDefault);
            rules.required("isSuperseded", isSuperseded);
            rules.part("limitMaxDischarge", limitMaxDischarge);
        }
    }

    private static Request request(Req req, long receivedAtMs) {
        List<ReportItem> controls = new ArrayList<>();
        add(controls, req.curve(), DERCurveGetType::id);
        add(controls, req.enterService(), EnterServiceGetType::id);
        add(controls, req.fixedPFAbsorb(), FixedPFGetType::id);
        add(controls, req.fixedPFInject(), FixedPFGetType::id);
        add(controls, req.fixedVar(), FixedVarGetType::id);
        add(controls, req.freqDroop(), FreqDroopGetType::id);
        add(controls, req.gradient(), GradientGetType::id);
        add(controls, req.limitMaxDischarge(), LimitMaxDischargeGetType::id);
        return new Request.ReportPart(
                ReportKind.DER_CONTROLS,
                req.requestId(),
                null,
                Objects.requireNonNullElse(req.tbc(), false),
                StationTime.receivedAt(receivedAtMs),
                List.copyOf(controls));
    }

    private static <T extends Wire> void add(
            List<ReportItem> controls, @Nullable List<T> reported, Function<T, String> id) {
        if (reported != null) {
            reported.forEach(control -> controls.add(
                    new ReportItem(id.apply(control), RawJson.written(control).text())));
        }
    }
}
