package io.voltgate.ocpp.v201;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TransactionEvent (OCPP 2.0.1 Part 2, E01-E15): a transaction starts, goes on or ends. */
public final class TransactionEvent {
    public static final FromStation<Req, Res, Reply.TransactionSeen> ACTION = new FromStation<>(
            "TransactionEvent",
            Req.class,
            Res.class,
            Reply.TransactionSeen.class,
            Req::toRequest,
            TransactionEvent::res);

    private static final Set<String> EVENT_TYPES = Set.of("Ended", "Started", "Updated");
    private static final Set<String> TRIGGERS = Set.of(
            "Authorized",
            "CablePluggedIn",
            "ChargingRateChanged",
            "ChargingStateChanged",
            "Deauthorized",
            "EnergyLimitReached",
            "EVCommunicationLost",
            "EVConnectTimeout",
            "MeterValueClock",
            "MeterValuePeriodic",
            "TimeLimitReached",
            "Trigger",
            "UnlockCommand",
            "StopAuthorized",
            "EVDeparted",
            "EVDetected",
            "RemoteStop",
            "RemoteStart",
            "AbnormalCondition",
            "SignedDataReceived",
            "ResetCommand");

    private TransactionEvent() {}

    public record Req(
            String eventType,
            @Nullable List<MeterValueType> meterValue,
            String timestamp,
            String triggerReason,
            Integer seqNo,
            @Nullable Boolean offline,
            @Nullable Integer numberOfPhasesUsed,
            @Nullable Integer cableMaxCurrent,
            @Nullable Integer reservationId,
            TransactionType transactionInfo,
            @Nullable EVSEType evse,
            @Nullable IdTokenType idToken) {
        public Req {
            Check.word("eventType", eventType, EVENT_TYPES);
            Check.optionalList("meterValue", meterValue, 1);
            Check.required("timestamp", timestamp);
            Check.word("triggerReason", triggerReason, TRIGGERS);
            Check.required("seqNo", seqNo);
            Check.required("transactionInfo", transactionInfo);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.TransactionEvent(
                    Request.Phase.valueOf(eventType.toUpperCase(Locale.ROOT)),
                    new TransactionId(transactionInfo.transactionId()),
                    seqNo,
                    triggerReason,
                    Objects.requireNonNullElse(offline, false),
                    evse == null ? null : evse.toConnector(),
                    idToken == null ? null : idToken.toToken(),
                    Objects.requireNonNullElse(transactionInfo.chargingState(), ""),
                    Objects.requireNonNullElse(transactionInfo.stoppedReason(), ""),
                    transactionInfo.remoteStartId(),
                    reservationId,
                    MeterValueType.samples(meterValue, receivedAtMs),
                    StationClock.read(timestamp, receivedAtMs));
        }
    }

    /** What is known of the transaction itself. */
    public record TransactionType(
            String transactionId,
            @Nullable String chargingState,
            @Nullable Integer timeSpentCharging,
            @Nullable String stoppedReason,
            @Nullable Integer remoteStartId) {
        private static final Set<String> STATES =
                Set.of("Charging", "EVConnected", "SuspendedEV", "SuspendedEVSE", "Idle");
        private static final Set<String> REASONS = Set.of(
                "DeAuthorized",
                "EmergencyStop",
                "EnergyLimitReached",
                "EVDisconnected",
                "GroundFault",
                "ImmediateReset",
                "Local",
                "LocalOutOfCredit",
                "MasterPass",
                "Other",
                "OvercurrentFault",
                "PowerLoss",
                "PowerQuality",
                "Reboot",
                "Remote",
                "SOCLimitReached",
                "StoppedByEV",
                "TimeLimitReached",
                "Timeout");

        public TransactionType {
            Check.text("transactionId", transactionId, 36);
            Check.optionalWord("chargingState", chargingState, STATES);
            Check.optionalWord("stoppedReason", stoppedReason, REASONS);
        }
    }

    public record Res(
            @Nullable BigDecimal totalCost,
            @Nullable Integer chargingPriority,
            @Nullable IdTokenInfoType idTokenInfo,
            @Nullable MessageContentType updatedPersonalMessage) {
        public Res {
            Check.optionalDecimal("totalCost", totalCost);
        }
    }

    private static Res res(Reply.TransactionSeen reply) {
        Money cost = reply.totalCost();
        Authorization verdict = reply.authorization();
        return new Res(
                cost == null ? null : cost.amount().stripTrailingZeros(),
                null,
                verdict == null ? null : IdTokenInfoType.of(verdict),
                null);
    }
}
