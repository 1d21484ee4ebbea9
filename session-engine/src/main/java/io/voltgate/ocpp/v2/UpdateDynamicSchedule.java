package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingScheduleUpdateType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** UpdateDynamicSchedule (OCPP 2.1 Part 2, K28): the limit of a dynamic profile from now on. */
public final class UpdateDynamicSchedule {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("UpdateDynamicSchedule", Req.class, Res.class, res -> Verdict.of(res.status()));

    private UpdateDynamicSchedule() {}

    public record Req(Integer chargingProfileId, ChargingScheduleUpdateType scheduleUpdate) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("chargingProfileId", chargingProfileId);
            rules.part("scheduleUpdate", scheduleUpdate);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.PROFILE_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
