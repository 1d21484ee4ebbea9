package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetDisplayMessages (OCPP 2.x Part 2, block O): ask the station to report display messages. */
public final class GetDisplayMessages {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetDisplayMessages", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> GET_DISPLAY_MESSAGES_STATUS = Set.of("Accepted", "Unknown");

    private GetDisplayMessages() {}

    public record Req(
            @Nullable List<Integer> id,
            Integer requestId,
            @Nullable String priority,
            @Nullable String state) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalList("id", id, 1, Integer.MAX_VALUE);
            if (rules.v21()) {
                rules.numbers("id", id, 0);
            }
            rules.required("requestId", requestId);
            rules.optionalWord("priority", priority, Enumerations.MESSAGE_PRIORITY);
            rules.optionalWord(
                    "state", state, rules.v21() ? Enumerations.MESSAGE_STATE_21 : Enumerations.MESSAGE_STATE);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, GET_DISPLAY_MESSAGES_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
