package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** GetLocalListVersion (OCPP 2.x Part 2, block D): read local authorization list version (0 = none). */
public final class GetLocalListVersion {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetLocalListVersion", Req.class, Res.class, res -> Verdict.answered());

    private GetLocalListVersion() {}

    public record Req() implements Wire {
        @Override
        public void check(Rules rules) {
            // There is nothing to say of it.
        }
    }

    public record Res(Integer versionNumber) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("versionNumber", versionNumber);
        }
    }
}
