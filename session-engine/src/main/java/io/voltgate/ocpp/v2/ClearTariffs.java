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

/** ClearTariffs (OCPP 2.1 Part 2, I10): the station is asked to remove tariffs; all of them where none is named. */
public final class ClearTariffs {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ClearTariffs", Req.class, Res.class, ClearTariffs::verdict);
    static final Saying<Command.ClearTariffs> SAYS =
            Saying.of(Command.ClearTariffs.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NoTariff");

    private ClearTariffs() {}

    public record Req(
            @Nullable List<String> tariffIds, @Nullable Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalList("tariffIds", tariffIds, 1, Integer.MAX_VALUE);
            rules.texts("tariffIds", tariffIds, 60);
            rules.optionalAtLeast("evseId", evseId, 0);
        }
    }

    public record Res(List<ClearTariffsResultType> clearTariffsResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("clearTariffsResult", clearTariffsResult, 1, Integer.MAX_VALUE);
        }
    }

    public record ClearTariffsResultType(
            @Nullable StatusInfoType statusInfo, @Nullable String tariffId, String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalText("tariffId", tariffId, 60);
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.ClearTariffs command) {
        return new Req(command.tariffs().isEmpty() ? null : command.tariffs(), command.evse());
    }

    private static Verdict verdict(Res res) {
        return Verdict.ofAll(res.clearTariffsResult().stream()
                .map(ClearTariffsResultType::status)
                .toList());
    }
}
