package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import io.voltgate.ocpp.v2.type.TariffType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SetDefaultTariff (OCPP 2.1 Part 2, I07): the tariff by which a station reckons where a driver has none of their own.
 */
public final class SetDefaultTariff {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetDefaultTariff", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SetDefaultTariff> SAYS =
            Saying.of(Command.SetDefaultTariff.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES =
            Set.of("Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "DuplicateTariffId");

    private SetDefaultTariff() {}

    public record Req(Integer evseId, TariffType tariff) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("evseId", evseId, 0);
            rules.part("tariff", tariff);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.SetDefaultTariff command) {
        return new Req(command.evse(), RawJson.read("tariff", command.tariff(), TariffType.class));
    }
}
