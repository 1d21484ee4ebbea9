package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;

/** Reset (OCPP 1.6, 5.14): the station as a whole is to restart. */
public final class Reset {
    public static final ToStation<Req, Conf, Command.Reset> ACTION = new ToStation<>(
            "Reset",
            Req.class,
            Conf.class,
            Command.Reset.class,
            (command, number) -> new Req(command.immediate() ? "Hard" : "Soft"),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");
    private static final Set<String> TYPES = Set.of("Hard", "Soft");

    private Reset() {}

    public record Req(String type) {
        public Req {
            Check.word("type", type, TYPES);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
