package io.voltgate.ocpp.v16;

import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** StatusNotification (OCPP 1.6, 4.9): a station tells how a connector is, or (connector 0) how it is itself. */
public final class StatusNotification {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "StatusNotification",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> req.toRequest(at),
            reply -> new Empty());

    private static final Map<String, ConnectorStatus> STATUSES = Map.of(
            "Available", ConnectorStatus.AVAILABLE,
            "Preparing", ConnectorStatus.PREPARING,
            "Charging", ConnectorStatus.CHARGING,
            "SuspendedEVSE", ConnectorStatus.SUSPENDED_EVSE,
            "SuspendedEV", ConnectorStatus.SUSPENDED_EV,
            "Finishing", ConnectorStatus.FINISHING,
            "Reserved", ConnectorStatus.RESERVED,
            "Unavailable", ConnectorStatus.UNAVAILABLE,
            "Faulted", ConnectorStatus.FAULTED);
    private static final Set<String> ERROR_CODES = Set.of(
            "ConnectorLockFailure",
            "EVCommunicationError",
            "GroundFailure",
            "HighTemperature",
            "InternalError",
            "LocalListConflict",
            "NoError",
            "OtherError",
            "OverCurrentFailure",
            "PowerMeterFailure",
            "PowerSwitchFailure",
            "ReaderFailure",
            "ResetFailure",
            "UnderVoltage",
            "OverVoltage",
            "WeakSignal");

    private StatusNotification() {}

    public record Req(
            Integer connectorId,
            String errorCode,
            @Nullable String info,
            String status,
            @Nullable String timestamp,
            @Nullable String vendorId,
            @Nullable String vendorErrorCode)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.word("errorCode", errorCode, ERROR_CODES);
            rules.optionalText("info", info, 50);
            rules.word("status", status, STATUSES.keySet());
            rules.optionalTime("timestamp", timestamp);
            rules.optionalText("vendorId", vendorId, 255);
            rules.optionalText("vendorErrorCode", vendorErrorCode, 50);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.StatusReport(
                    Numbers.place(connectorId),
                    STATUSES.getOrDefault(status, ConnectorStatus.UNKNOWN),
                    errorCode,
                    Objects.requireNonNullElse(info, ""),
                    Objects.requireNonNullElse(vendorErrorCode, ""),
                    StationClock.read(timestamp, receivedAtMs),
                    Objects.requireNonNullElse(vendorId, ""));
        }
    }
}
