package io.voltgate.ocpp.v2;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.TransactionLimit;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.AdditionalInfoType;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.MessageContentType;
import io.voltgate.ocpp.v2.type.MeterValueType;
import io.voltgate.ocpp.v2.type.PriceType;
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
    private static final Set<String> TRIGGER_REASONS = Set.of(
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
    private static final Set<String> TRIGGER_REASONS_21 = Words.plus(
            TRIGGER_REASONS,
            "CostLimitReached",
            "LimitSet",
            "OperationModeChanged",
            "RunningCost",
            "SoCLimitReached",
            "TariffChanged",
            "TariffNotAccepted",
            "TxResumed");
    private static final Set<String> PRECONDITIONING_STATUSES =
            Set.of("Unknown", "Ready", "NotReady", "Preconditioning");
    private static final Set<String> CHARGING_STATES =
            Set.of("Charging", "EVConnected", "SuspendedEV", "SuspendedEVSE", "Idle");
    private static final Set<String> STOP_REASONS = Set.of(
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
    private static final Set<String> STOP_REASONS_21 = Words.plus(STOP_REASONS, "ReqEnergyTransferRejected");
    private static final Set<String> COST_DIMENSIONS =
            Set.of("Energy", "MaxCurrent", "MinCurrent", "MaxPower", "MinPower", "IdleTIme", "ChargingTime");
    private static final Set<String> KINDS_OF_COST = Set.of("NormalCost", "MinCost", "MaxCost");

    private TransactionEvent() {}

    public record Req(
            @Nullable CostDetailsType costDetails,
            String eventType,
            @Nullable List<MeterValueType> meterValue,
            String timestamp,
            String triggerReason,
            Integer seqNo,
            @Nullable Boolean offline,
            @Nullable Integer numberOfPhasesUsed,
            @Nullable Integer cableMaxCurrent,
            @Nullable Integer reservationId,
            @Nullable String preconditioningStatus,
            @Nullable Boolean evseSleep,
            TransactionType transactionInfo,
            @Nullable EVSEType evse,
            @Nullable IdTokenType idToken)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.since21("costDetails", costDetails);
            rules.optionalPart("costDetails", costDetails);
            rules.word("eventType", eventType, EVENT_TYPES);
            rules.optionalParts("meterValue", meterValue, 1, Integer.MAX_VALUE);
            rules.time("timestamp", timestamp);
            rules.word("triggerReason", triggerReason, rules.v21() ? TRIGGER_REASONS_21 : TRIGGER_REASONS);
            rules.required("seqNo", seqNo);
            rules.atLeastSince21("seqNo", seqNo, 0);
            if (rules.v21()) {
                rules.optionalWithin("numberOfPhasesUsed", numberOfPhasesUsed, 0, 3);
            }
            rules.atLeastSince21("reservationId", reservationId, 0);
            rules.since21("preconditioningStatus", preconditioningStatus);
            rules.optionalWord("preconditioningStatus", preconditioningStatus, PRECONDITIONING_STATUSES);
            rules.since21("evseSleep", evseSleep);
            rules.part("transactionInfo", transactionInfo);
            rules.optionalPart("evse", evse);
            rules.optionalPart("idToken", idToken);
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
                    StationClock.read(timestamp, receivedAtMs),
                    extras());
        }

        private @Nullable String extras() {
            Extras extras = new Extras(
                    numberOfPhasesUsed,
                    cableMaxCurrent,
                    preconditioningStatus,
                    evseSleep,
                    transactionInfo.timeSpentCharging(),
                    transactionInfo.operationMode(),
                    transactionInfo.tariffId(),
                    transactionInfo.transactionLimit(),
                    costDetails,
                    idToken == null ? null : idToken.additionalInfo());
            return extras.equals(Extras.NONE) ? null : RawJson.written(extras).text();
        }
    }

    /** What of an event counts for no session, but is kept. A value. */
    private record Extras(
            @Nullable Integer numberOfPhasesUsed,
            @Nullable Integer cableMaxCurrent,
            @Nullable String preconditioningStatus,
            @Nullable Boolean evseSleep,
            @Nullable Integer timeSpentCharging,
            @Nullable String operationMode,
            @Nullable String tariffId,
            @Nullable TransactionLimitType transactionLimit,
            @Nullable CostDetailsType costDetails,
            @Nullable List<AdditionalInfoType> additionalInfo) {
        private static final Extras NONE = new Extras(null, null, null, null, null, null, null, null, null, null);
    }

    public record Res(
            @Nullable BigDecimal totalCost,
            @Nullable Integer chargingPriority,
            @Nullable IdTokenInfoType idTokenInfo,
            @Nullable TransactionLimitType transactionLimit,
            @Nullable MessageContentType updatedPersonalMessage,
            @Nullable List<MessageContentType> updatedPersonalMessageExtra)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalDecimal("totalCost", totalCost);
            rules.optionalPart("idTokenInfo", idTokenInfo);
            rules.since21("transactionLimit", transactionLimit);
            rules.optionalPart("transactionLimit", transactionLimit);
            rules.optionalPart("updatedPersonalMessage", updatedPersonalMessage);
            rules.since21("updatedPersonalMessageExtra", updatedPersonalMessageExtra);
            rules.optionalParts("updatedPersonalMessageExtra", updatedPersonalMessageExtra, 1, 4);
        }
    }

    public record TransactionType(
            String transactionId,
            @Nullable String chargingState,
            @Nullable Integer timeSpentCharging,
            @Nullable String stoppedReason,
            @Nullable Integer remoteStartId,
            @Nullable String operationMode,
            @Nullable String tariffId,
            @Nullable TransactionLimitType transactionLimit)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("transactionId", transactionId, 36);
            rules.optionalWord("chargingState", chargingState, CHARGING_STATES);
            rules.optionalWord("stoppedReason", stoppedReason, rules.v21() ? STOP_REASONS_21 : STOP_REASONS);
            rules.since21("operationMode", operationMode);
            rules.optionalWord("operationMode", operationMode, Enumerations.OPERATION_MODES);
            rules.since21("tariffId", tariffId);
            rules.optionalText("tariffId", tariffId, 60);
            rules.since21("transactionLimit", transactionLimit);
            rules.optionalPart("transactionLimit", transactionLimit);
        }
    }

    public record CostDetailsType(
            @Nullable List<ChargingPeriodType> chargingPeriods,
            TotalCostType totalCost,
            TotalUsageType totalUsage,
            @Nullable Boolean failureToCalculate,
            @Nullable String failureReason)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("chargingPeriods", chargingPeriods, 1, Integer.MAX_VALUE);
            rules.part("totalCost", totalCost);
            rules.part("totalUsage", totalUsage);
            rules.optionalText("failureReason", failureReason, 500);
        }
    }

    public record ChargingPeriodType(
            @Nullable List<CostDimensionType> dimensions,
            @Nullable String tariffId,
            String startPeriod) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("dimensions", dimensions, 1, Integer.MAX_VALUE);
            rules.optionalText("tariffId", tariffId, 60);
            rules.time("startPeriod", startPeriod);
        }
    }

    public record CostDimensionType(String type, BigDecimal volume) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("type", type, COST_DIMENSIONS);
            rules.decimal("volume", volume);
        }
    }

    public record TotalCostType(
            String currency,
            String typeOfCost,
            @Nullable PriceType fixed,
            @Nullable PriceType energy,
            @Nullable PriceType chargingTime,
            @Nullable PriceType idleTime,
            @Nullable PriceType reservationTime,
            @Nullable PriceType reservationFixed,
            TotalPriceType total)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("currency", currency, 3);
            rules.word("typeOfCost", typeOfCost, KINDS_OF_COST);
            rules.optionalPart("fixed", fixed);
            rules.optionalPart("energy", energy);
            rules.optionalPart("chargingTime", chargingTime);
            rules.optionalPart("idleTime", idleTime);
            rules.optionalPart("reservationTime", reservationTime);
            rules.optionalPart("reservationFixed", reservationFixed);
            rules.part("total", total);
        }
    }

    public record TotalPriceType(
            @Nullable BigDecimal exclTax, @Nullable BigDecimal inclTax) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalDecimal("exclTax", exclTax);
            rules.optionalDecimal("inclTax", inclTax);
        }
    }

    public record TotalUsageType(
            BigDecimal energy,
            Integer chargingTime,
            Integer idleTime,
            @Nullable Integer reservationTime) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.decimal("energy", energy);
            rules.required("chargingTime", chargingTime);
            rules.required("idleTime", idleTime);
        }
    }

    public record TransactionLimitType(
            @Nullable BigDecimal maxCost,
            @Nullable BigDecimal maxEnergy,
            @Nullable Integer maxTime,
            @Nullable Integer maxSoC)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalDecimal("maxCost", maxCost);
            rules.optionalDecimal("maxEnergy", maxEnergy);
            rules.optionalWithin("maxSoC", maxSoC, 0, 100);
        }

        private static @Nullable TransactionLimitType of(@Nullable TransactionLimit limit) {
            if (limit == null) {
                return null;
            }
            Money cost = limit.cost();
            Energy energy = limit.energy();
            return new TransactionLimitType(
                    cost == null ? null : cost.amount().stripTrailingZeros(),
                    energy == null ? null : energy.toWh().stripTrailingZeros(),
                    limit.seconds(),
                    limit.stateOfCharge());
        }
    }

    private static Res res(Reply.TransactionSeen reply) {
        Money cost = reply.totalCost();
        Authorization verdict = reply.authorization();
        return new Res(
                cost == null ? null : cost.amount().stripTrailingZeros(),
                null,
                verdict == null ? null : IdTokenInfoType.of(verdict, reply.note()),
                TransactionLimitType.of(reply.limit()),
                verdict == null ? MessageContentType.of(reply.note()) : null,
                null);
    }
}
