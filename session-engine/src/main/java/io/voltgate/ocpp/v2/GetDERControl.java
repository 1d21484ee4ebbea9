package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** GetDERControl (OCPP 2.1 Part 2, R04): the station is asked for its controls, which come in ReportDERControl. */
public final class GetDERControl {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetDERControl", Req.class, Res.class, res -> Verdict.of(res.status()));

    private GetDERControl() {}

    public record Req(
            Integer requestId,
            @Nullable Boolean isDefault,
            @Nullable String controlType,
            @Nullable String controlId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.optionalWord("controlType", controlType, Enumerations.DER_CONTROL_TYPES);
            rules.optionalText("controlId", controlId, 36);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.DER_CONTROL_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
