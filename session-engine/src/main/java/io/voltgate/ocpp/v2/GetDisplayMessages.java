package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetDisplayMessages (OCPP 2.0.1 Part 2, O03-O04): the station is asked for its messages, which come in
 * NotifyDisplayMessages.
 */
public final class GetDisplayMessages {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetDisplayMessages", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.GetDisplayMessages> SAYS =
            Saying.of(Command.GetDisplayMessages.class, ACTION, GetDisplayMessages::req);

    private static final Set<String> STATUSES = Set.of("Accepted", "Unknown");

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
            rules.optionalWord("priority", priority, Enumerations.MESSAGE_PRIORITIES);
            rules.optionalWord(
                    "state", state, rules.v21() ? Enumerations.MESSAGE_STATES_21 : Enumerations.MESSAGE_STATES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.GetDisplayMessages command, int number) {
        List<Integer> messages = command.messages();
        return new Req(messages.isEmpty() ? null : messages, number, command.priority(), command.state());
    }
}
