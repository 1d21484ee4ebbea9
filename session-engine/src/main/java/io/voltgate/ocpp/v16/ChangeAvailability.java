package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;

/** ChangeAvailability (OCPP 1.6, 5.2): a connector, or (connector 0) the station, is put in or out of service. */
public final class ChangeAvailability {
    public static final ToStation<Req, Conf, Command.ChangeAvailability> ACTION = new ToStation<>(
            "ChangeAvailability",
            Req.class,
            Conf.class,
            Command.ChangeAvailability.class,
            (command, number) ->
                    new Req(Numbers.connector(command.connector()), command.operative() ? "Operative" : "Inoperative"),
            conf -> new Verdict(!conf.status().equals("Rejected"), conf.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Scheduled");
    private static final Set<String> TYPES = Set.of("Inoperative", "Operative");

    private ChangeAvailability() {}

    public record Req(Integer connectorId, String type) {
        public Req {
            Check.atLeast("connectorId", connectorId, 0);
            Check.word("type", type, TYPES);
        }
    }

    public record Conf(String status) {
        public Conf {
            Check.word("status", status, STATUSES);
        }
    }
}
