package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;

/** ClearCache (OCPP 1.6, 5.4): the station is to forget the tokens that it has cached. */
public final class ClearCache {
    public static final ToStation<Empty, Conf, Command.ClearCache> ACTION = new ToStation<>(
            "ClearCache",
            Empty.class,
            Conf.class,
            Command.ClearCache.class,
            (command, number) -> new Empty(),
            conf -> Verdict.of(conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private ClearCache() {}

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
