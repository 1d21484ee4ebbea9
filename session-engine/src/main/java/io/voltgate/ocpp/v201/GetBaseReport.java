package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetBaseReport (OCPP 2.0.1 Part 2, B07): the station is asked for a report, which comes in NotifyReport with the
 * order's number.
 */
public final class GetBaseReport {
    public static final ToStation<Req, Res, Command.GetBaseReport> ACTION = new ToStation<>(
            "GetBaseReport",
            Req.class,
            Res.class,
            Command.GetBaseReport.class,
            (command, number) -> new Req(number, command.base()),
            res -> Verdict.of(res.status()));

    private static final Set<String> BASES = Set.of("ConfigurationInventory", "FullInventory", "SummaryInventory");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "NotSupported", "EmptyResultSet");

    private GetBaseReport() {}

    public record Req(Integer requestId, String reportBase) {
        public Req {
            Check.required("requestId", requestId);
            Check.word("reportBase", reportBase, BASES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }
}
