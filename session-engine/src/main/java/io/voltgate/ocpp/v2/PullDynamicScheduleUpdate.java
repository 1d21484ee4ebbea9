package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingScheduleUpdateType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** PullDynamicScheduleUpdate (OCPP 2.1 Part 2, K28): a station asks for the limit of a dynamic profile now. */
public final class PullDynamicScheduleUpdate {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "PullDynamicScheduleUpdate",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.DYNAMIC_SCHEDULE,
                    null,
                    req.chargingProfileId(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(null, reply.status(), null));

    private PullDynamicScheduleUpdate() {}

    public record Req(Integer chargingProfileId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("chargingProfileId", chargingProfileId);
        }
    }

    public record Res(
            @Nullable ChargingScheduleUpdateType scheduleUpdate,
            String status,
            @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("scheduleUpdate", scheduleUpdate);
            rules.word("status", status, Enumerations.PROFILE_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
