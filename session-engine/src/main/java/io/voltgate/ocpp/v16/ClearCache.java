package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** ClearCache (OCPP 1.6, 5.4): the station is to forget the tokens that it has cached. */
public final class ClearCache {
    public static final ToStation<Empty, Conf> ACTION =
            new ToStation<>("ClearCache", Empty.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.ClearCache> SAYS =
            Saying.of(Command.ClearCache.class, ACTION, (command, number) -> new Empty());

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private ClearCache() {}

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
