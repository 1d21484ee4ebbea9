package io.voltgate.ocpp.v201;

import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.util.Locale;
import java.util.Set;

/** StatusNotification (OCPP 2.0.1 Part 2, G01): the status of a connector. */
public final class StatusNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "StatusNotification", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private static final Set<String> STATUSES = Set.of("Available", "Occupied", "Reserved", "Unavailable", "Faulted");

    private StatusNotification() {}

    public record Req(String timestamp, String connectorStatus, Integer evseId, Integer connectorId) {
        public Req {
            Check.required("timestamp", timestamp);
            Check.word("connectorStatus", connectorStatus, STATUSES);
            Check.required("evseId", evseId);
            Check.required("connectorId", connectorId);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.StatusReport(
                    EVSEType.connector(evseId, connectorId),
                    ConnectorStatus.valueOf(connectorStatus.toUpperCase(Locale.ROOT)),
                    "",
                    "",
                    "",
                    StationClock.read(timestamp, receivedAtMs));
        }
    }

    public record Res() {}
}
