package io.voltgate.ocpp.v16;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.Finding;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetCompositeSchedule (OCPP 1.6, 5.7): the station is asked which limits hold in the time to come. */
public final class GetCompositeSchedule {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("GetCompositeSchedule", Req.class, Conf.class, GetCompositeSchedule::verdict);
    static final Saying<Command.GetCompositeSchedule> SAYS = Saying.of(
            Command.GetCompositeSchedule.class,
            ACTION,
            (command, number) ->
                    new Req(Numbers.connector(command.connector()), command.durationSeconds(), command.rateUnit()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private GetCompositeSchedule() {}

    public record Req(
            Integer connectorId, Integer duration, @Nullable String chargingRateUnit) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.required("duration", duration);
            rules.optionalWord("chargingRateUnit", chargingRateUnit, ChargingSchedule.RATE_UNITS);
        }
    }

    public record Conf(
            String status,
            @Nullable Integer connectorId,
            @Nullable String scheduleStart,
            @Nullable ChargingSchedule chargingSchedule)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalTime("scheduleStart", scheduleStart);
            rules.optionalPart("chargingSchedule", chargingSchedule);
        }
    }

    /** A schedule without a time begins with the answer, which the engine knows better than we: 0 stands for that. */
    private static Verdict verdict(Conf conf) {
        ChargingSchedule schedule = conf.chargingSchedule();
        Verdict verdict = Verdict.of(conf.status());
        if (schedule == null) {
            return verdict;
        }
        List<ChargingProfile.Period> periods = schedule.chargingSchedulePeriod().stream()
                .map(period -> new ChargingProfile.Period(period.startPeriod(), period.limit(), period.numberPhases()))
                .toList();
        int duration = Objects.requireNonNullElse(schedule.duration(), Integer.MAX_VALUE);
        long startMs = StationClock.read(conf.scheduleStart(), 0).epochMs();
        return verdict.with(new Finding.Composite(startMs, duration, schedule.chargingRateUnit(), periods));
    }
}
