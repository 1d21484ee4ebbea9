package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetCompositeSchedule (OCPP 1.6, 5.7): the station is asked which limits hold in the time to come. */
public final class GetCompositeSchedule {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("GetCompositeSchedule", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
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
}
