package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetTariffs (OCPP 2.1 Part 2, I09): the station is asked which tariffs it has, and for whom. */
public final class GetTariffs {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetTariffs", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.GetTariffs> SAYS =
            Saying.of(Command.GetTariffs.class, ACTION, (command, number) -> new Req(command.evse()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NoTariff");
    private static final Set<String> TARIFF_KINDS = Set.of("DefaultTariff", "DriverTariff");

    private GetTariffs() {}

    public record Req(Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("evseId", evseId, 0);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable List<TariffAssignmentType> tariffAssignments) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalParts("tariffAssignments", tariffAssignments, 1, Integer.MAX_VALUE);
        }
    }

    public record TariffAssignmentType(
            String tariffId,
            String tariffKind,
            @Nullable String validFrom,
            @Nullable List<Integer> evseIds,
            @Nullable List<String> idTokens)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("tariffId", tariffId, 60);
            rules.word("tariffKind", tariffKind, TARIFF_KINDS);
            rules.optionalTime("validFrom", validFrom);
            rules.optionalList("evseIds", evseIds, 1, Integer.MAX_VALUE);
            rules.numbers("evseIds", evseIds, 0);
            rules.optionalList("idTokens", idTokens, 1, Integer.MAX_VALUE);
            rules.texts("idTokens", idTokens, 255);
        }
    }
}
