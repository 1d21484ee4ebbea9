package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingProfileType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** SetChargingProfile (OCPP 2.0.1 Part 2, K01-K05): the station is asked to keep to limits. */
public final class SetChargingProfile {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetChargingProfile", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SetChargingProfile> SAYS =
            Saying.of(Command.SetChargingProfile.class, ACTION, (command, number) -> req(command));

    private SetChargingProfile() {}

    public record Req(Integer evseId, ChargingProfileType chargingProfile) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.part("chargingProfile", chargingProfile);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.PROFILE_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.SetChargingProfile command) {
        return new Req(command.connector().evse(), ChargingProfileType.of(command.profile()));
    }
}
