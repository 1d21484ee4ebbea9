package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MessageInfoType, an object of several messages. A wire value. */
public record MessageInfoType(
        @Nullable ComponentType display,
        Integer id,
        String priority,
        @Nullable String state,
        @Nullable String startDateTime,
        @Nullable String endDateTime,
        @Nullable String transactionId,
        MessageContentType message,
        @Nullable List<MessageContentType> messageExtra)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalPart("display", display);
        rules.required("id", id);
        rules.atLeastSince21("id", id, 0);
        rules.word("priority", priority, Enumerations.MESSAGE_PRIORITY);
        rules.optionalWord("state", state, rules.v21() ? Enumerations.MESSAGE_STATE_21 : Enumerations.MESSAGE_STATE);
        rules.optionalTime("startDateTime", startDateTime);
        rules.optionalTime("endDateTime", endDateTime);
        rules.optionalText("transactionId", transactionId, 36);
        rules.part("message", message);
        rules.since21("messageExtra", messageExtra);
        rules.optionalParts("messageExtra", messageExtra, 1, 4);
    }
}
