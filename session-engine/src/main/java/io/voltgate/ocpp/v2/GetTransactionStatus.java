package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.Finding;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/**
 * GetTransactionStatus (OCPP 2.0.1 Part 2, E14): the station is asked whether a transaction goes on, and whether it
 * still has messages to send. Its answer has no status word, so one is made of the indicator.
 */
public final class GetTransactionStatus {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetTransactionStatus", Req.class, Res.class, GetTransactionStatus::verdict);
    static final Saying<Command.GetTransactionStatus> SAYS =
            Saying.of(Command.GetTransactionStatus.class, ACTION, (command, number) -> req(command.transaction()));

    private GetTransactionStatus() {}

    public record Req(@Nullable String transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("transactionId", transactionId, 36);
        }
    }

    public record Res(@Nullable Boolean ongoingIndicator, Boolean messagesInQueue) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("messagesInQueue", messagesInQueue);
        }

        private String word() {
            if (ongoingIndicator == null) {
                return "unknown";
            }
            return ongoingIndicator ? "ongoing" : "ended";
        }
    }

    private static Verdict verdict(Res res) {
        boolean queued = Boolean.TRUE.equals(res.messagesInQueue());
        return new Verdict(true, res.word()).with(new Finding.TransactionStatus(res.ongoingIndicator(), queued));
    }

    private static Req req(@Nullable TransactionId transaction) {
        return new Req(transaction == null ? null : transaction.value());
    }
}
