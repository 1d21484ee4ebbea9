package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** ChangeAvailability (OCPP 1.6, 5.2): a connector, or (connector 0) the station, is put in or out of service. */
public final class ChangeAvailability {
    public static final ToStation<Req, Conf> ACTION = new ToStation<>(
            "ChangeAvailability",
            Req.class,
            Conf.class,
            conf -> new Verdict(!conf.status().equals("Rejected"), conf.status()));
    static final Saying<Command.ChangeAvailability> SAYS = Saying.of(
            Command.ChangeAvailability.class,
            ACTION,
            (command, number) ->
                    new Req(Numbers.connector(command.connector()), command.operative() ? "Operative" : "Inoperative"));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");
    private static final Set<String> TYPES = Set.of("Inoperative", "Operative");

    private ChangeAvailability() {}

    public record Req(Integer connectorId, String type) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.word("type", type, TYPES);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
