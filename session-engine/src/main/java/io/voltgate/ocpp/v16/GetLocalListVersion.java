package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;

/** GetLocalListVersion (OCPP 1.6, 5.10): the station is asked which local authorization list it has. */
public final class GetLocalListVersion {
    public static final ToStation<Empty, Conf> ACTION =
            new ToStation<>("GetLocalListVersion", Empty.class, Conf.class, conf -> Verdict.answered());
    static final Saying<Command.GetLocalListVersion> SAYS =
            Saying.of(Command.GetLocalListVersion.class, ACTION, (command, number) -> new Empty());

    private GetLocalListVersion() {}

    /** The version is 0 where the list is empty, -1 where the station has none (5.10). */
    public record Conf(Integer listVersion) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("listVersion", listVersion);
        }
    }
}
