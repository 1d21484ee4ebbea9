package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reset (OCPP 2.0.1 Part 2, B11-B12): the station or one EVSE is asked to restart, at once or when no transaction runs.
 */
public final class Reset {
    public static final ToStation<Req, Res, Command.Reset> ACTION = new ToStation<>(
            "Reset",
            Req.class,
            Res.class,
            Command.Reset.class,
            (command, number) -> req(command),
            res -> new Verdict(!res.status().equals("Rejected"), res.status()));

    private static final Set<String> TYPES = Set.of("Immediate", "OnIdle");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");

    private Reset() {}

    public record Req(String type, @Nullable Integer evseId) {
        public Req {
            Check.word("type", type, TYPES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.Reset command) {
        return new Req(command.immediate() ? "Immediate" : "OnIdle", command.evse() == 0 ? null : command.evse());
    }
}
