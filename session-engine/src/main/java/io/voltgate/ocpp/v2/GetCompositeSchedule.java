package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingSchedulePeriodType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetCompositeSchedule (OCPP 2.x Part 2, block K): ask the calculated composite schedule of an EVSE. */
public final class GetCompositeSchedule {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetCompositeSchedule", Req.class, Res.class, res -> Verdict.of(res.status()));

    private GetCompositeSchedule() {}

    public record Req(Integer duration, @Nullable String chargingRateUnit, Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("duration", duration);
            rules.optionalWord("chargingRateUnit", chargingRateUnit, Enumerations.CHARGING_RATE_UNIT);
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable CompositeScheduleType schedule) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalPart("schedule", schedule);
        }
    }

    public record CompositeScheduleType(
            Integer evseId,
            Integer duration,
            String scheduleStart,
            String chargingRateUnit,
            List<ChargingSchedulePeriodType> chargingSchedulePeriod)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.required("duration", duration);
            rules.time("scheduleStart", scheduleStart);
            rules.word("chargingRateUnit", chargingRateUnit, Enumerations.CHARGING_RATE_UNIT);
            rules.parts("chargingSchedulePeriod", chargingSchedulePeriod, 1, Integer.MAX_VALUE);
        }
    }
}
