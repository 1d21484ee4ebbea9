package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** SetChargingProfile (OCPP 1.6, 5.16): a charging profile is installed for a connector, or (connector 0) for the station. */
public final class SetChargingProfile {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("SetChargingProfile", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.SetChargingProfile> SAYS = Saying.of(
            Command.SetChargingProfile.class,
            ACTION,
            (command, number) ->
                    new Req(Numbers.connector(command.connector()), CsChargingProfile.of(command.profile())));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotSupported");

    private SetChargingProfile() {}

    public record Req(Integer connectorId, CsChargingProfile csChargingProfiles) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.part("csChargingProfiles", csChargingProfiles);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
