package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import io.voltgate.ocpp.v2.type.TariffType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetDefaultTariff (OCPP 2.1 Part 2, block I): set the default tariff on station/EVSE for local cost calculation. */
public final class SetDefaultTariff {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetDefaultTariff", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> TARIFF_SET_STATUS =
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
            rules.word("status", status, TARIFF_SET_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
