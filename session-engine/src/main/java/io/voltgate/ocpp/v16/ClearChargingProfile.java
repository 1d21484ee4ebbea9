package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearChargingProfile (OCPP 1.6, 5.5): the station is to forget one charging profile, or all that fit. */
public final class ClearChargingProfile {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("ClearChargingProfile", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.ClearChargingProfile> SAYS =
            Saying.of(Command.ClearChargingProfile.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Unknown");

    private ClearChargingProfile() {}

    public record Req(
            @Nullable Integer id,
            @Nullable Integer connectorId,
            @Nullable String chargingProfilePurpose,
            @Nullable Integer stackLevel)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord("chargingProfilePurpose", chargingProfilePurpose, CsChargingProfile.PURPOSES);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.ClearChargingProfile command) {
        ConnectorId connector = command.connector();
        String purpose = command.purpose();
        return new Req(
                command.id(),
                connector == null ? null : Integer.valueOf(Numbers.connector(connector)),
                purpose == null ? null : CsChargingProfile.purpose(purpose),
                command.stackLevel());
    }
}
