package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.Finding;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;

/** GetLocalListVersion (OCPP 2.0.1 Part 2, D02): the station is asked for its local list's version; 0 means none. */
public final class GetLocalListVersion {
    public static final ToStation<Req, Res> ACTION = new ToStation<>(
            "GetLocalListVersion",
            Req.class,
            Res.class,
            res -> Verdict.answered().with(new Finding.ListVersion(res.versionNumber())));
    static final Saying<Command.GetLocalListVersion> SAYS =
            Saying.of(Command.GetLocalListVersion.class, ACTION, (command, number) -> new Req());

    private GetLocalListVersion() {}

    public record Req() implements Wire.Blank {}

    public record Res(Integer versionNumber) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("versionNumber", versionNumber);
        }
    }
}
