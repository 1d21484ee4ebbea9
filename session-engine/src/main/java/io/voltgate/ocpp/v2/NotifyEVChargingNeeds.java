package io.voltgate.ocpp.v2;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NotifyEVChargingNeeds (OCPP 2.0.1 Part 2, K15): what a vehicle needs, as it said by ISO 15118. */
public final class NotifyEVChargingNeeds {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "NotifyEVChargingNeeds",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.EV_CHARGING_NEEDS,
                    EVSEType.place(req.evseId()),
                    null,
                    StationClock.read(req.timestamp(), at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Processing");
    private static final Set<String> STATUSES_21 = Words.plus(STATUSES, "NoChargingProfile");
    private static final Set<String> CONTROL_MODES = Set.of("ScheduledControl", "DynamicControl");
    private static final Set<String> MOBILITY_NEEDS_MODES = Set.of("EVCC", "EVCC_SECC");
    private static final Set<String> ISLANDING_DETECTIONS = Set.of(
            "NoAntiIslandingSupport",
            "RoCoF",
            "UVP_OVP",
            "UFP_OFP",
            "VoltageVectorShift",
            "ZeroCrossingDetection",
            "OtherPassive",
            "ImpedanceMeasurement",
            "ImpedanceAtFrequency",
            "SlipModeFrequencyShift",
            "SandiaFrequencyShift",
            "SandiaVoltageShift",
            "FrequencyJump",
            "RCLQFactor",
            "OtherActive");

    private NotifyEVChargingNeeds() {}

    public record Req(
            Integer evseId,
            @Nullable Integer maxScheduleTuples,
            ChargingNeedsType chargingNeeds,
            @Nullable String timestamp)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 1);
            rules.atLeastSince21("maxScheduleTuples", maxScheduleTuples, 0);
            rules.part("chargingNeeds", chargingNeeds);
            rules.since21("timestamp", timestamp);
            rules.optionalTime("timestamp", timestamp);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, rules.v21() ? STATUSES_21 : STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record ChargingNeedsType(
            @Nullable ACChargingParametersType acChargingParameters,
            @Nullable DERChargingParametersType derChargingParameters,
            @Nullable EVEnergyOfferType evEnergyOffer,
            String requestedEnergyTransfer,
            @Nullable DCChargingParametersType dcChargingParameters,
            @Nullable V2XChargingParametersType v2xChargingParameters,
            @Nullable List<String> availableEnergyTransfer,
            @Nullable String controlMode,
            @Nullable String mobilityNeedsMode,
            @Nullable String departureTime)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("acChargingParameters", acChargingParameters);
            rules.since21("derChargingParameters", derChargingParameters);
            rules.optionalPart("derChargingParameters", derChargingParameters);
            rules.since21("evEnergyOffer", evEnergyOffer);
            rules.optionalPart("evEnergyOffer", evEnergyOffer);
            rules.word(
                    "requestedEnergyTransfer",
                    requestedEnergyTransfer,
                    rules.v21() ? Enumerations.ENERGY_TRANSFER_MODES_21 : Enumerations.ENERGY_TRANSFER_MODES);
            rules.optionalPart("dcChargingParameters", dcChargingParameters);
            rules.since21("v2xChargingParameters", v2xChargingParameters);
            rules.optionalPart("v2xChargingParameters", v2xChargingParameters);
            rules.since21("availableEnergyTransfer", availableEnergyTransfer);
            rules.optionalList("availableEnergyTransfer", availableEnergyTransfer, 1, Integer.MAX_VALUE);
            rules.words("availableEnergyTransfer", availableEnergyTransfer, Enumerations.ENERGY_TRANSFER_MODES_21);
            rules.since21("controlMode", controlMode);
            rules.optionalWord("controlMode", controlMode, CONTROL_MODES);
            rules.since21("mobilityNeedsMode", mobilityNeedsMode);
            rules.optionalWord("mobilityNeedsMode", mobilityNeedsMode, MOBILITY_NEEDS_MODES);
            rules.optionalTime("departureTime", departureTime);
        }
    }

    public record ACChargingParametersType(
            BigDecimal energyAmount, BigDecimal evMinCurrent, BigDecimal evMaxCurrent, BigDecimal evMaxVoltage)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("energyAmount", energyAmount);
            rules.optionalWholeBefore21("energyAmount", energyAmount);
            rules.required("evMinCurrent", evMinCurrent);
            rules.optionalWholeBefore21("evMinCurrent", evMinCurrent);
            rules.required("evMaxCurrent", evMaxCurrent);
            rules.optionalWholeBefore21("evMaxCurrent", evMaxCurrent);
            rules.required("evMaxVoltage", evMaxVoltage);
            rules.optionalWholeBefore21("evMaxVoltage", evMaxVoltage);
        }
    }

    public record DCChargingParametersType(
            BigDecimal evMaxCurrent,
            BigDecimal evMaxVoltage,
            @Nullable BigDecimal evMaxPower,
            @Nullable BigDecimal evEnergyCapacity,
            @Nullable BigDecimal energyAmount,
            @Nullable Integer stateOfCharge,
            @Nullable Integer fullSoC,
            @Nullable Integer bulkSoC)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evMaxCurrent", evMaxCurrent);
            rules.optionalWholeBefore21("evMaxCurrent", evMaxCurrent);
            rules.required("evMaxVoltage", evMaxVoltage);
            rules.optionalWholeBefore21("evMaxVoltage", evMaxVoltage);
            rules.optionalWholeBefore21("evMaxPower", evMaxPower);
            rules.optionalWholeBefore21("evEnergyCapacity", evEnergyCapacity);
            rules.optionalWholeBefore21("energyAmount", energyAmount);
            rules.optionalWithin("stateOfCharge", stateOfCharge, 0, 100);
            rules.optionalWithin("fullSoC", fullSoC, 0, 100);
            rules.optionalWithin("bulkSoC", bulkSoC, 0, 100);
        }
    }

    public record DERChargingParametersType(
            @Nullable List<String> evSupportedDERControl,
            @Nullable BigDecimal evOverExcitedMaxDischargePower,
            @Nullable BigDecimal evOverExcitedPowerFactor,
            @Nullable BigDecimal evUnderExcitedMaxDischargePower,
            @Nullable BigDecimal evUnderExcitedPowerFactor,
            @Nullable BigDecimal maxApparentPower,
            @Nullable BigDecimal maxChargeApparentPower,

            @Nullable @JsonProperty("maxChargeApparentPower_L2")
            BigDecimal maxChargeApparentPowerL2,

            @Nullable @JsonProperty("maxChargeApparentPower_L3")
            BigDecimal maxChargeApparentPowerL3,

            @Nullable BigDecimal maxDischargeApparentPower,

            @Nullable @JsonProperty("maxDischargeApparentPower_L2")
            BigDecimal maxDischargeApparentPowerL2,

            @Nullable @JsonProperty("maxDischargeApparentPower_L3")
            BigDecimal maxDischargeApparentPowerL3,

            @Nullable BigDecimal maxChargeReactivePower,

            @Nullable @JsonProperty("maxChargeReactivePower_L2")
            BigDecimal maxChargeReactivePowerL2,

            @Nullable @JsonProperty("maxChargeReactivePower_L3")
            BigDecimal maxChargeReactivePowerL3,

            @Nullable BigDecimal minChargeReactivePower,

            @Nullable @JsonProperty("minChargeReactivePower_L2")
            BigDecimal minChargeReactivePowerL2,

            @Nullable @JsonProperty("minChargeReactivePower_L3")
            BigDecimal minChargeReactivePowerL3,

            @Nullable BigDecimal maxDischargeReactivePower,

            @Nullable @JsonProperty("maxDischargeReactivePower_L2")
            BigDecimal maxDischargeReactivePowerL2,

            @Nullable @JsonProperty("maxDischargeReactivePower_L3")
            BigDecimal maxDischargeReactivePowerL3,

            @Nullable BigDecimal minDischargeReactivePower,

            @Nullable @JsonProperty("minDischargeReactivePower_L2")
            BigDecimal minDischargeReactivePowerL2,

            @Nullable @JsonProperty("minDischargeReactivePower_L3")
            BigDecimal minDischargeReactivePowerL3,

            @Nullable BigDecimal nominalVoltage,
            @Nullable BigDecimal nominalVoltageOffset,
            @Nullable BigDecimal maxNominalVoltage,
            @Nullable BigDecimal minNominalVoltage,
            @Nullable String evInverterManufacturer,
            @Nullable String evInverterModel,
            @Nullable String evInverterSerialNumber,
            @Nullable String evInverterSwVersion,
            @Nullable String evInverterHwVersion,
            @Nullable List<String> evIslandingDetectionMethod,
            @Nullable BigDecimal evIslandingTripTime,
            @Nullable BigDecimal evMaximumLevel1DCInjection,
            @Nullable BigDecimal evDurationLevel1DCInjection,
            @Nullable BigDecimal evMaximumLevel2DCInjection,
            @Nullable BigDecimal evDurationLevel2DCInjection,
            @Nullable BigDecimal evReactiveSusceptance,
            @Nullable BigDecimal evSessionTotalDischargeEnergyAvailable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalList("evSupportedDERControl", evSupportedDERControl, 1, Integer.MAX_VALUE);
            rules.words("evSupportedDERControl", evSupportedDERControl, Enumerations.DER_CONTROL_TYPES);
            rules.optionalDecimal("evOverExcitedMaxDischargePower", evOverExcitedMaxDischargePower);
            rules.optionalDecimal("evOverExcitedPowerFactor", evOverExcitedPowerFactor);
            rules.optionalDecimal("evUnderExcitedMaxDischargePower", evUnderExcitedMaxDischargePower);
            rules.optionalDecimal("evUnderExcitedPowerFactor", evUnderExcitedPowerFactor);
            rules.optionalDecimal("maxApparentPower", maxApparentPower);
            rules.optionalDecimal("maxChargeApparentPower", maxChargeApparentPower);
            rules.optionalDecimal("maxChargeApparentPower_L2", maxChargeApparentPowerL2);
            rules.optionalDecimal("maxChargeApparentPower_L3", maxChargeApparentPowerL3);
            rules.optionalDecimal("maxDischargeApparentPower", maxDischargeApparentPower);
            rules.optionalDecimal("maxDischargeApparentPower_L2", maxDischargeApparentPowerL2);
            rules.optionalDecimal("maxDischargeApparentPower_L3", maxDischargeApparentPowerL3);
            rules.optionalDecimal("maxChargeReactivePower", maxChargeReactivePower);
            rules.optionalDecimal("maxChargeReactivePower_L2", maxChargeReactivePowerL2);
            rules.optionalDecimal("maxChargeReactivePower_L3", maxChargeReactivePowerL3);
            rules.optionalDecimal("minChargeReactivePower", minChargeReactivePower);
            rules.optionalDecimal("minChargeReactivePower_L2", minChargeReactivePowerL2);
            rules.optionalDecimal("minChargeReactivePower_L3", minChargeReactivePowerL3);
            rules.optionalDecimal("maxDischargeReactivePower", maxDischargeReactivePower);
            rules.optionalDecimal("maxDischargeReactivePower_L2", maxDischargeReactivePowerL2);
            rules.optionalDecimal("maxDischargeReactivePower_L3", maxDischargeReactivePowerL3);
            rules.optionalDecimal("minDischargeReactivePower", minDischargeReactivePower);
            rules.optionalDecimal("minDischargeReactivePower_L2", minDischargeReactivePowerL2);
            rules.optionalDecimal("minDischargeReactivePower_L3", minDischargeReactivePowerL3);
            rules.optionalDecimal("nominalVoltage", nominalVoltage);
            rules.optionalDecimal("nominalVoltageOffset", nominalVoltageOffset);
            rules.optionalDecimal("maxNominalVoltage", maxNominalVoltage);
            rules.optionalDecimal("minNominalVoltage", minNominalVoltage);
            rules.optionalText("evInverterManufacturer", evInverterManufacturer, 50);
            rules.optionalText("evInverterModel", evInverterModel, 50);
            rules.optionalText("evInverterSerialNumber", evInverterSerialNumber, 50);
            rules.optionalText("evInverterSwVersion", evInverterSwVersion, 50);
            rules.optionalText("evInverterHwVersion", evInverterHwVersion, 50);
            rules.optionalList("evIslandingDetectionMethod", evIslandingDetectionMethod, 1, Integer.MAX_VALUE);
            rules.words("evIslandingDetectionMethod", evIslandingDetectionMethod, ISLANDING_DETECTIONS);
            rules.optionalDecimal("evIslandingTripTime", evIslandingTripTime);
            rules.optionalDecimal("evMaximumLevel1DCInjection", evMaximumLevel1DCInjection);
            rules.optionalDecimal("evDurationLevel1DCInjection", evDurationLevel1DCInjection);
            rules.optionalDecimal("evMaximumLevel2DCInjection", evMaximumLevel2DCInjection);
            rules.optionalDecimal("evDurationLevel2DCInjection", evDurationLevel2DCInjection);
            rules.optionalDecimal("evReactiveSusceptance", evReactiveSusceptance);
            rules.optionalDecimal("evSessionTotalDischargeEnergyAvailable", evSessionTotalDischargeEnergyAvailable);
        }
    }

    public record EVEnergyOfferType(
            @Nullable EVAbsolutePriceScheduleType evAbsolutePriceSchedule, EVPowerScheduleType evPowerSchedule)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("evAbsolutePriceSchedule", evAbsolutePriceSchedule);
            rules.part("evPowerSchedule", evPowerSchedule);
        }
    }

    public record EVAbsolutePriceScheduleType(
            String timeAnchor,
            String currency,
            List<EVAbsolutePriceScheduleEntryType> evAbsolutePriceScheduleEntries,
            String priceAlgorithm)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("timeAnchor", timeAnchor);
            rules.text("currency", currency, 3);
            rules.parts("evAbsolutePriceScheduleEntries", evAbsolutePriceScheduleEntries, 1, 1024);
            rules.text("priceAlgorithm", priceAlgorithm, 2000);
        }
    }

    public record EVAbsolutePriceScheduleEntryType(Integer duration, List<EVPriceRuleType> evPriceRule)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("duration", duration);
            rules.parts("evPriceRule", evPriceRule, 1, 8);
        }
    }

    public record EVPriceRuleType(BigDecimal energyFee, BigDecimal powerRangeStart) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.decimal("energyFee", energyFee);
            rules.decimal("powerRangeStart", powerRangeStart);
        }
    }

    public record EVPowerScheduleType(List<EVPowerScheduleEntryType> evPowerScheduleEntries, String timeAnchor)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("evPowerScheduleEntries", evPowerScheduleEntries, 1, 1024);
            rules.time("timeAnchor", timeAnchor);
        }
    }

    public record EVPowerScheduleEntryType(Integer duration, BigDecimal power) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("duration", duration);
            rules.decimal("power", power);
        }
    }

    public record V2XChargingParametersType(
            @Nullable BigDecimal minChargePower,
            @Nullable @JsonProperty("minChargePower_L2") BigDecimal minChargePowerL2,
            @Nullable @JsonProperty("minChargePower_L3") BigDecimal minChargePowerL3,
            @Nullable BigDecimal maxChargePower,
            @Nullable @JsonProperty("maxChargePower_L2") BigDecimal maxChargePowerL2,
            @Nullable @JsonProperty("maxChargePower_L3") BigDecimal maxChargePowerL3,
            @Nullable BigDecimal minDischargePower,
            @Nullable @JsonProperty("minDischargePower_L2") BigDecimal minDischargePowerL2,
            @Nullable @JsonProperty("minDischargePower_L3") BigDecimal minDischargePowerL3,
            @Nullable BigDecimal maxDischargePower,
            @Nullable @JsonProperty("maxDischargePower_L2") BigDecimal maxDischargePowerL2,
            @Nullable @JsonProperty("maxDischargePower_L3") BigDecimal maxDischargePowerL3,
            @Nullable BigDecimal minChargeCurrent,
            @Nullable BigDecimal maxChargeCurrent,
            @Nullable BigDecimal minDischargeCurrent,
            @Nullable BigDecimal maxDischargeCurrent,
            @Nullable BigDecimal minVoltage,
            @Nullable BigDecimal maxVoltage,
            @Nullable BigDecimal evTargetEnergyRequest,
            @Nullable BigDecimal evMinEnergyRequest,
            @Nullable BigDecimal evMaxEnergyRequest,
            @Nullable BigDecimal evMinV2XEnergyRequest,
            @Nullable BigDecimal evMaxV2XEnergyRequest,
            @Nullable Integer targetSoC)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalDecimal("minChargePower", minChargePower);
            rules.optionalDecimal("minChargePower_L2", minChargePowerL2);
            rules.optionalDecimal("minChargePower_L3", minChargePowerL3);
            rules.optionalDecimal("maxChargePower", maxChargePower);
            rules.optionalDecimal("maxChargePower_L2", maxChargePowerL2);
            rules.optionalDecimal("maxChargePower_L3", maxChargePowerL3);
            rules.optionalDecimal("minDischargePower", minDischargePower);
            rules.optionalDecimal("minDischargePower_L2", minDischargePowerL2);
            rules.optionalDecimal("minDischargePower_L3", minDischargePowerL3);
            rules.optionalDecimal("maxDischargePower", maxDischargePower);
            rules.optionalDecimal("maxDischargePower_L2", maxDischargePowerL2);
            rules.optionalDecimal("maxDischargePower_L3", maxDischargePowerL3);
            rules.optionalDecimal("minChargeCurrent", minChargeCurrent);
            rules.optionalDecimal("maxChargeCurrent", maxChargeCurrent);
            rules.optionalDecimal("minDischargeCurrent", minDischargeCurrent);
            rules.optionalDecimal("maxDischargeCurrent", maxDischargeCurrent);
            rules.optionalDecimal("minVoltage", minVoltage);
            rules.optionalDecimal("maxVoltage", maxVoltage);
            rules.optionalDecimal("evTargetEnergyRequest", evTargetEnergyRequest);
            rules.optionalDecimal("evMinEnergyRequest", evMinEnergyRequest);
            rules.optionalDecimal("evMaxEnergyRequest", evMaxEnergyRequest);
            rules.optionalDecimal("evMinV2XEnergyRequest", evMinV2XEnergyRequest);
            rules.optionalDecimal("evMaxV2XEnergyRequest", evMaxV2XEnergyRequest);
            rules.optionalWithin("targetSoC", targetSoC, 0, 100);
        }
    }
}
