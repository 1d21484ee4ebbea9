package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** RequestBatterySwap (OCPP 2.1 Part 2, S02): the station is asked to give out a battery for a token. */
public final class RequestBatterySwap {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("RequestBatterySwap", Req.class, Res.class, res -> Verdict.of(res.status()));

    private RequestBatterySwap() {}

    public record Req(IdTokenType idToken, Integer requestId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idToken", idToken);
            rules.required("requestId", requestId);
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
