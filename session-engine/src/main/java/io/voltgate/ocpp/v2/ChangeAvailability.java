package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ChangeAvailability (OCPP 2.0.1 Part 2, G03-G04): the station, an EVSE or a connector is taken into or out of service.
 */
public final class ChangeAvailability {
    public static final ToStation<Req, Res> ACTION = new ToStation<>(
            "ChangeAvailability",
            Req.class,
            Res.class,
            res -> new Verdict(!res.status().equals("Rejected"), res.status()));
    static final Saying<Command.ChangeAvailability> SAYS =
            Saying.of(Command.ChangeAvailability.class, ACTION, (command, number) -> req(command));

    private static final Set<String> OPERATIONAL_STATUSES = Set.of("Inoperative", "Operative");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");

    private ChangeAvailability() {}

    public record Req(@Nullable EVSEType evse, String operationalStatus) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("evse", evse);
            rules.word("operationalStatus", operationalStatus, OPERATIONAL_STATUSES);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.ChangeAvailability command) {
        return new Req(EVSEType.of(command.connector()), command.operative() ? "Operative" : "Inoperative");
    }
}
