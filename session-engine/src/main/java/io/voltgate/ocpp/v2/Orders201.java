package io.voltgate.ocpp.v2;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.voltgate.ocpp.v2.type.ChargingProfileType;
import io.voltgate.ocpp.v2.type.ChargingScheduleType;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import io.voltgate.ocpp.v2.type.SampledValueType;
import java.util.Map;

/**
 * The records whose fields stand in another order in OCPP 2.0.1 than in 2.1, with that order. Values. It makes no difference to a
 * reader, but what we write is in the order of the version's own schema.
 */
final class Orders201 {
    static final Map<Class<?>, Class<?>> ORDERS = Map.ofEntries(
            Map.entry(IdTokenInfoType.class, IdTokenInfoTypeOrder.class),
            Map.entry(GetCompositeSchedule.CompositeScheduleType.class, CompositeScheduleTypeOrder.class),
            Map.entry(GetVariables.GetVariableResultType.class, GetVariableResultTypeOrder.class),
            Map.entry(SampledValueType.class, SampledValueTypeOrder.class),
            Map.entry(ChargingScheduleType.class, ChargingScheduleTypeOrder.class),
            Map.entry(NotifyEVChargingNeeds.ChargingNeedsType.class, ChargingNeedsTypeOrder.class),
            Map.entry(NotifyEVChargingNeeds.DCChargingParametersType.class, DCChargingParametersTypeOrder.class),
            Map.entry(ChargingProfileType.class, ChargingProfileTypeOrder.class),
            Map.entry(SetNetworkProfile.NetworkConnectionProfileType.class, NetworkConnectionProfileTypeOrder.class),
            Map.entry(NotifyEVChargingNeeds.Req.class, NotifyEVChargingNeedsReqOrder.class));

    private Orders201() {}

    @JsonPropertyOrder({
        "status",
        "cacheExpiryDateTime",
        "chargingPriority",
        "language1",
        "evseId",
        "groupIdToken",
        "language2",
        "personalMessage"
    })
    private interface IdTokenInfoTypeOrder {}

    @JsonPropertyOrder({"chargingSchedulePeriod", "evseId", "duration", "scheduleStart", "chargingRateUnit"})
    private interface CompositeScheduleTypeOrder {}

    @JsonPropertyOrder({
        "attributeStatusInfo",
        "attributeStatus",
        "attributeType",
        "attributeValue",
        "component",
        "variable"
    })
    private interface GetVariableResultTypeOrder {}

    @JsonPropertyOrder({"value", "context", "measurand", "phase", "location", "signedMeterValue", "unitOfMeasure"})
    private interface SampledValueTypeOrder {}

    @JsonPropertyOrder({
        "id",
        "startSchedule",
        "duration",
        "chargingRateUnit",
        "chargingSchedulePeriod",
        "minChargingRate",
        "salesTariff"
    })
    private interface ChargingScheduleTypeOrder {}

    @JsonPropertyOrder({"acChargingParameters", "dcChargingParameters", "requestedEnergyTransfer", "departureTime"})
    private interface ChargingNeedsTypeOrder {}

    @JsonPropertyOrder({
        "evMaxCurrent",
        "evMaxVoltage",
        "energyAmount",
        "evMaxPower",
        "stateOfCharge",
        "evEnergyCapacity",
        "fullSoC",
        "bulkSoC"
    })
    private interface DCChargingParametersTypeOrder {}

    @JsonPropertyOrder({
        "id",
        "stackLevel",
        "chargingProfilePurpose",
        "chargingProfileKind",
        "recurrencyKind",
        "validFrom",
        "validTo",
        "chargingSchedule",
        "transactionId"
    })
    private interface ChargingProfileTypeOrder {}

    @JsonPropertyOrder({
        "apn",
        "ocppVersion",
        "ocppTransport",
        "ocppCsmsUrl",
        "messageTimeout",
        "securityProfile",
        "ocppInterface",
        "vpn"
    })
    private interface NetworkConnectionProfileTypeOrder {}

    @JsonPropertyOrder({"maxScheduleTuples", "chargingNeeds", "evseId"})
    private interface NotifyEVChargingNeedsReqOrder {}
}
