package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** Reset (OCPP 1.6, 5.14): the station as a whole is to restart. */
public final class Reset {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("Reset", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.Reset> SAYS =
            Saying.of(Command.Reset.class, ACTION, (command, number) -> new Req(command.immediate() ? "Hard" : "Soft"));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");
    private static final Set<String> TYPES = Set.of("Hard", "Soft");

    private Reset() {}

    public record Req(String type) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("type", type, TYPES);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
