package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.MessageInfoType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetDisplayMessage (OCPP 2.0.1 Part 2, O01-O02, O06): the station is asked to show a message. */
public final class SetDisplayMessage {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetDisplayMessage", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SetDisplayMessage> SAYS = Saying.of(
            Command.SetDisplayMessage.class, ACTION, (command, number) -> new Req(MessageInfoType.of(command)));

    private static final Set<String> STATUSES = Set.of(
            "Accepted",
            "NotSupportedMessageFormat",
            "Rejected",
            "NotSupportedPriority",
            "NotSupportedState",
            "UnknownTransaction");
    private static final Set<String> STATUSES_21 = Words.plus(STATUSES, "LanguageNotSupported");

    private SetDisplayMessage() {}

    public record Req(MessageInfoType message) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("message", message);
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
