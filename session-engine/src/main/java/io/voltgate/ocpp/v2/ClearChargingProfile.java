package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClearChargingProfile (OCPP 2.x Part 2, block K): remove charging profile(s) by id or criteria. */
public final class ClearChargingProfile {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearChargingProfile", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CLEAR_CHARGING_PROFILE_STATUS = Set.of("Accepted", "Unknown");

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
            rules.word("status", status, CLEAR_CHARGING_PROFILE_STATUS);
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
                    rules.v21() ? Enumerations.CHARGING_PROFILE_PURPOSE_21 : Enumerations.CHARGING_PROFILE_PURPOSE);
            rules.atLeastSince21("stackLevel", stackLevel, 0);
        }
    }
}
