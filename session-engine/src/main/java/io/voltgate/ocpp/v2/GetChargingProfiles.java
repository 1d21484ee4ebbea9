package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetChargingProfiles (OCPP 2.x Part 2, block K): ask the station to report installed charging profiles. */
public final class GetChargingProfiles {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetChargingProfiles", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> GET_CHARGING_PROFILE_STATUS = Set.of("Accepted", "NoProfiles");

    private GetChargingProfiles() {}

    public record Req(Integer requestId, @Nullable Integer evseId, ChargingProfileCriterionType chargingProfile)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.part("chargingProfile", chargingProfile);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, GET_CHARGING_PROFILE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record ChargingProfileCriterionType(
            @Nullable String chargingProfilePurpose,
            @Nullable Integer stackLevel,
            @Nullable List<Integer> chargingProfileId,
            @Nullable List<String> chargingLimitSource)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord(
                    "chargingProfilePurpose",
                    chargingProfilePurpose,
                    rules.v21() ? Enumerations.CHARGING_PROFILE_PURPOSE_21 : Enumerations.CHARGING_PROFILE_PURPOSE);
            rules.atLeastSince21("stackLevel", stackLevel, 0);
            rules.optionalList("chargingProfileId", chargingProfileId, 1, Integer.MAX_VALUE);
            rules.optionalList("chargingLimitSource", chargingLimitSource, 1, 4);
            if (rules.v21()) {
                rules.texts("chargingLimitSource", chargingLimitSource, 20);
            } else {
                rules.words("chargingLimitSource", chargingLimitSource, Enumerations.CHARGING_LIMIT_SOURCE);
            }
        }
    }
}
