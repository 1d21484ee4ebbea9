package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ChangeAvailability (OCPP 2.0.1 Part 2, G03-G04): the station, an EVSE or a connector is taken into or out of service.
 */
public final class ChangeAvailability {
    public static final ToStation<Req, Res, Command.ChangeAvailability> ACTION = new ToStation<>(
            "ChangeAvailability",
            Req.class,
            Res.class,
            Command.ChangeAvailability.class,
            (command, number) -> req(command),
            res -> new Verdict(!res.status().equals("Rejected"), res.status()));

    private static final Set<String> OPERATIONAL_STATUSES = Set.of("Inoperative", "Operative");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");

    private ChangeAvailability() {}

    public record Req(@Nullable EVSEType evse, String operationalStatus) {
        public Req {
            Check.word("operationalStatus", operationalStatus, OPERATIONAL_STATUSES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) {
        public Res {
            Check.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.ChangeAvailability command) {
        return new Req(EVSEType.of(command.connector()), command.operative() ? "Operative" : "Inoperative");
    }
}
