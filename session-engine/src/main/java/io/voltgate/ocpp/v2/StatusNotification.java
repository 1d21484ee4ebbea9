package io.voltgate.ocpp.v2;

import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.EVSEType;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** StatusNotification (OCPP 2.0.1 Part 2, G01): the status of a connector. */
public final class StatusNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "StatusNotification", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private static final Map<String, ConnectorStatus> STATUSES = Map.of(
            "Available", ConnectorStatus.AVAILABLE,
            "Occupied", ConnectorStatus.OCCUPIED,
            "Reserved", ConnectorStatus.RESERVED,
            "Unavailable", ConnectorStatus.UNAVAILABLE,
            "Faulted", ConnectorStatus.FAULTED);

    private StatusNotification() {}

    public record Req(String timestamp, String connectorStatus, Integer evseId, Integer connectorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("timestamp", timestamp);
            rules.word("connectorStatus", connectorStatus, STATUSES.keySet());
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.required("connectorId", connectorId);
            rules.atLeastSince21("connectorId", connectorId, 0);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.StatusReport(
                    EVSEType.connector(evseId, connectorId),
                    Objects.requireNonNull(status(connectorStatus)),
                    "",
                    "",
                    "",
                    StationClock.read(timestamp, receivedAtMs),
                    "");
        }
    }

    public record Res() implements Wire.Blank {}

    /** What the word means; null where it is none of these. */
    static @Nullable ConnectorStatus status(String word) {
        return STATUSES.get(word);
    }
}
