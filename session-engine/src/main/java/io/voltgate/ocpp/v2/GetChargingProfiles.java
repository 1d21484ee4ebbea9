package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetChargingProfiles (OCPP 2.0.1 Part 2, K09): the station is asked for its profiles, which come in
 * ReportChargingProfiles.
 */
public final class GetChargingProfiles {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetChargingProfiles", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.GetChargingProfiles> SAYS =
            Saying.of(Command.GetChargingProfiles.class, ACTION, GetChargingProfiles::req);

    private static final Set<String> STATUSES = Set.of("Accepted", "NoProfiles");

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
            rules.word("status", status, STATUSES);
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
                    rules.v21() ? Enumerations.PROFILE_PURPOSES_21 : Enumerations.PROFILE_PURPOSES);
            rules.atLeastSince21("stackLevel", stackLevel, 0);
            rules.optionalList("chargingProfileId", chargingProfileId, 1, Integer.MAX_VALUE);
            rules.optionalList("chargingLimitSource", chargingLimitSource, 1, 4);
            if (rules.v21()) {
                rules.texts("chargingLimitSource", chargingLimitSource, 20);
            } else {
                rules.words("chargingLimitSource", chargingLimitSource, Enumerations.LIMIT_SOURCES);
            }
        }
    }

    private static Req req(Command.GetChargingProfiles command, int number) {
        ConnectorId place = command.connector();
        ChargingProfileCriterionType all = new ChargingProfileCriterionType(null, null, null, null);
        return new Req(number, place == null ? null : place.evse(), all);
    }
}
