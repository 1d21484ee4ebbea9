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

/**
 * Reset (OCPP 2.0.1 Part 2, B11-B12): the station or one EVSE is asked to restart, at once or when no transaction runs.
 */
public final class Reset {
    public static final ToStation<Req, Res> ACTION = new ToStation<>(
            "Reset", Req.class, Res.class, res -> new Verdict(!res.status().equals("Rejected"), res.status()));
    static final Saying<Command.Reset> SAYS = Saying.of(Command.Reset.class, ACTION, (command, number) -> req(command));

    private static final Set<String> RESET_TYPES = Set.of("Immediate", "OnIdle");
    private static final Set<String> RESET_TYPES_21 = Words.plus(RESET_TYPES, "ImmediateAndResume");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");

    private Reset() {}

    public record Req(String type, @Nullable Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("type", type, rules.v21() ? RESET_TYPES_21 : RESET_TYPES);
            rules.atLeastSince21("evseId", evseId, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.Reset command) {
        return new Req(command.immediate() ? "Immediate" : "OnIdle", command.evse() == 0 ? null : command.evse());
    }
}
