package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UsePriorityCharging (OCPP 2.1 Part 2, K21): priority for a transaction, switched on or off. */
public final class UsePriorityCharging {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("UsePriorityCharging", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NoProfile");

    private UsePriorityCharging() {}

    public record Req(String transactionId, Boolean activate) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("transactionId", transactionId, 36);
            rules.required("activate", activate);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
