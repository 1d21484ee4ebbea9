package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearDisplayMessage (OCPP 2.0.1 Part 2, O05): the station is asked to remove a message from its display. */
public final class ClearDisplayMessage {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearDisplayMessage", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.ClearDisplayMessage> SAYS =
            Saying.of(Command.ClearDisplayMessage.class, ACTION, (command, number) -> new Req(command.message()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Unknown");
    private static final Set<String> STATUSES_21 = Words.plus(STATUSES, "Rejected");

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
            rules.word("status", status, rules.v21() ? STATUSES_21 : STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
