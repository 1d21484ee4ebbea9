package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearChargingProfile (OCPP 2.0.1 Part 2, K10): the station is asked to remove charging profiles. */
public final class ClearChargingProfile {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearChargingProfile", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.ClearChargingProfile> SAYS =
            Saying.of(Command.ClearChargingProfile.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Unknown");

    private ClearChargingProfile() {}

    public record Req(
            @Nullable Integer chargingProfileId, @Nullable ClearChargingProfileType chargingProfileCriteria)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("chargingProfileCriteria", chargingProfileCriteria);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record ClearChargingProfileType(
            @Nullable Integer evseId,
            @Nullable String chargingProfilePurpose,
            @Nullable Integer stackLevel) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("evseId", evseId, 0);
            rules.optionalWord(
                    "chargingProfilePurpose",
                    chargingProfilePurpose,
                    rules.v21() ? Enumerations.PROFILE_PURPOSES_21 : Enumerations.PROFILE_PURPOSES);
            rules.atLeastSince21("stackLevel", stackLevel, 0);
        }
    }

    /** The standard wants a profile or at least one criterion to be named (K10). */
    private static Req req(Command.ClearChargingProfile command) {
        if (command.id() != null) {
            return new Req(command.id(), null);
        }
        ConnectorId place = command.connector();
        boolean named = place != null || command.purpose() != null || command.stackLevel() != null;
        Check.that("chargingProfileCriteria", named, "names no profile, place, purpose or stack level");
        return new Req(
                null,
                new ClearChargingProfileType(
                        place == null ? null : place.evse(), command.purpose(), command.stackLevel()));
    }
}
