package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearCache (OCPP 2.0.1 Part 2, C11): the station is asked to forget the verdicts on tokens that it holds. */
public final class ClearCache {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearCache", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.ClearCache> SAYS =
            Saying.of(Command.ClearCache.class, ACTION, (command, number) -> new Req());

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private ClearCache() {}

    public record Req() implements Wire.Blank {}

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
