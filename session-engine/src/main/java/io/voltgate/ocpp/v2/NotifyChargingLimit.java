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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NotifyChargingLimit (OCPP 2.0.1 Part 2, K11-K12): an external system limits the charging. */
public final class NotifyChargingLimit {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyChargingLimit",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.CHARGING_LIMIT,
                    EVSEType.place(req.evseId()),
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private NotifyChargingLimit() {}

    public record Req(
            @Nullable List<ChargingScheduleType> chargingSchedule,
            @Nullable Integer evseId,
            ChargingLimitType chargingLimit)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("chargingSchedule", chargingSchedule, 1, Integer.MAX_VALUE);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.part("chargingLimit", chargingLimit);
        }
    }

    public record Res() implements Wire.Blank {}

    public record ChargingLimitType(
            String chargingLimitSource,
            @Nullable Boolean isLocalGeneration,
            @Nullable Boolean isGridCritical) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("chargingLimitSource", chargingLimitSource);
            if (rules.v21()) {
                rules.optionalText("chargingLimitSource", chargingLimitSource, 20);
            } else {
                rules.optionalWord("chargingLimitSource", chargingLimitSource, Enumerations.LIMIT_SOURCES);
            }
            rules.since21("isLocalGeneration", isLocalGeneration);
        }
    }
}
