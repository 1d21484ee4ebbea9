package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.MessageInfoType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetDisplayMessage (OCPP 2.x Part 2, block O): add or replace a display message. */
public final class SetDisplayMessage {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetDisplayMessage", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> DISPLAY_MESSAGE_STATUS = Set.of(
            "Accepted",
            "NotSupportedMessageFormat",
            "Rejected",
            "NotSupportedPriority",
            "NotSupportedState",
            "UnknownTransaction");
    private static final Set<String> DISPLAY_MESSAGE_STATUS_21 =
            Words.plus(DISPLAY_MESSAGE_STATUS, "LanguageNotSupported");

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
            rules.word("status", status, rules.v21() ? DISPLAY_MESSAGE_STATUS_21 : DISPLAY_MESSAGE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
