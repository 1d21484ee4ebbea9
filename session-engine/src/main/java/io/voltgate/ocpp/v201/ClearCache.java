package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearCache (OCPP 2.0.1 Part 2, C11): the station is asked to forget the verdicts on tokens that it holds. */
public final class ClearCache {
    public static final ToStation<Req, Res, Command.ClearCache> ACTION = new ToStation<>(
            "ClearCache",
            Req.class,
            Res.class,
            Command.ClearCache.class,
            (command, number) -> new Req(),
            res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private ClearCache() {}

    public record Req() {}

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }
}
