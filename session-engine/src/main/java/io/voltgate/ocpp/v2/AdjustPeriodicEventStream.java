package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.PeriodicEventStreamParamsType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** AdjustPeriodicEventStream (OCPP 2.1 Part 2, N14): how often an open stream of values is to be sent. */
public final class AdjustPeriodicEventStream {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("AdjustPeriodicEventStream", Req.class, Res.class, res -> Verdict.of(res.status()));

    private AdjustPeriodicEventStream() {}

    public record Req(Integer id, PeriodicEventStreamParamsType params) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("id", id, 0);
            rules.part("params", params);
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
