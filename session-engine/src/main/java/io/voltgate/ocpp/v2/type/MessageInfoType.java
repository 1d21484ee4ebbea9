package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Command;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MessageInfoType: a message on a station's display, and when it is shown (OCPP 2.0.1 Part 2, O01). A wire value. */
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
        rules.word("priority", priority, Enumerations.MESSAGE_PRIORITIES);
        rules.optionalWord("state", state, rules.v21() ? Enumerations.MESSAGE_STATES_21 : Enumerations.MESSAGE_STATES);
        rules.optionalTime("startDateTime", startDateTime);
        rules.optionalTime("endDateTime", endDateTime);
        rules.optionalText("transactionId", transactionId, 36);
        rules.part("message", message);
        rules.since21("messageExtra", messageExtra);
        rules.optionalParts("messageExtra", messageExtra, 1, 4);
    }

    public static MessageInfoType of(Command.SetDisplayMessage command) {
        Check.that("message", !command.texts().isEmpty(), "is required");
        List<MessageContentType> texts =
                command.texts().stream().map(MessageContentType::of).toList();
        TransactionId transaction = command.transaction();
        return new MessageInfoType(
                null,
                command.message(),
                command.priority(),
                command.state(),
                time(command.fromMs()),
                time(command.toMs()),
                transaction == null ? null : transaction.value(),
                texts.getFirst(),
                texts.size() == 1 ? null : texts.subList(1, texts.size()));
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : StationClock.write(ms);
    }
}
