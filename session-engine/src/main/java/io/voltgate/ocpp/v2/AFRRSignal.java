package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** AFRRSignal (OCPP 2.1 Part 2, Q08): the grid's signal for frequency restoration, passed on to the station. */
public final class AFRRSignal {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("AFRRSignal", Req.class, Res.class, res -> Verdict.of(res.status()));

    private AFRRSignal() {}

    public record Req(String timestamp, Integer signal) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("timestamp", timestamp);
            rules.required("signal", signal);
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
