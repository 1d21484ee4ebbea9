package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingScheduleType;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** NotifyEVChargingSchedule (OCPP 2.0.1 Part 2, K15): the schedule that a vehicle chose. */
public final class NotifyEVChargingSchedule {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "NotifyEVChargingSchedule",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.EV_CHARGING_SCHEDULE,
                    EVSEType.place(req.evseId()),
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null));

    private NotifyEVChargingSchedule() {}

    public record Req(
            String timeBase,
            ChargingScheduleType chargingSchedule,
            Integer evseId,
            @Nullable Integer selectedChargingScheduleId,
            @Nullable Boolean powerToleranceAcceptance)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("timeBase", timeBase);
            rules.part("chargingSchedule", chargingSchedule);
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 1);
            rules.since21("selectedChargingScheduleId", selectedChargingScheduleId);
            rules.optionalAtLeast("selectedChargingScheduleId", selectedChargingScheduleId, 0);
            rules.since21("powerToleranceAcceptance", powerToleranceAcceptance);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
