package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearDisplayMessage (OCPP 2.x Part 2, block O): remove a display message by id. */
public final class ClearDisplayMessage {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearDisplayMessage", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CLEAR_MESSAGE_STATUS = Set.of("Accepted", "Unknown");
    private static final Set<String> CLEAR_MESSAGE_STATUS_21 = Words.plus(CLEAR_MESSAGE_STATUS, "Rejected");

    private ClearDisplayMessage() {}

    public record Req(Integer id) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("id", id);
            rules.atLeastSince21("id", id, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, rules.v21() ? CLEAR_MESSAGE_STATUS_21 : CLEAR_MESSAGE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
