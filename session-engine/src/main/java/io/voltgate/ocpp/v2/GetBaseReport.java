package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetBaseReport (OCPP 2.0.1 Part 2, B07): the station is asked for a report, which comes in NotifyReport with the
 * order's number.
 */
public final class GetBaseReport {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetBaseReport", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.GetBaseReport> SAYS =
            Saying.of(Command.GetBaseReport.class, ACTION, (command, number) -> new Req(number, command.base()));

    private static final Set<String> BASES = Set.of("ConfigurationInventory", "FullInventory", "SummaryInventory");

    private GetBaseReport() {}

    public record Req(Integer requestId, String reportBase) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.word("reportBase", reportBase, BASES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.DEVICE_MODEL_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
