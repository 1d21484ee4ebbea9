package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ChargingProfileType, an object of several messages. A wire value. */
public record ChargingProfileType(
        Integer id,
        Integer stackLevel,
        String chargingProfilePurpose,
        String chargingProfileKind,
        @Nullable String recurrencyKind,
        @Nullable String validFrom,
        @Nullable String validTo,
        @Nullable String transactionId,
        @Nullable Integer maxOfflineDuration,
        List<ChargingScheduleType> chargingSchedule,
        @Nullable Boolean invalidAfterOfflineDuration,
        @Nullable Integer dynUpdateInterval,
        @Nullable String dynUpdateTime,
        @Nullable String priceScheduleSignature)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("id", id);
        rules.required("stackLevel", stackLevel);
        rules.atLeastSince21("stackLevel", stackLevel, 0);
        rules.word(
                "chargingProfilePurpose",
                chargingProfilePurpose,
                rules.v21() ? Enumerations.CHARGING_PROFILE_PURPOSE_21 : Enumerations.CHARGING_PROFILE_PURPOSE);
        rules.word(
                "chargingProfileKind",
                chargingProfileKind,
                rules.v21() ? Enumerations.CHARGING_PROFILE_KIND_21 : Enumerations.CHARGING_PROFILE_KIND);
        rules.optionalWord("recurrencyKind", recurrencyKind, Enumerations.RECURRENCY_KIND);
        rules.optionalTime("validFrom", validFrom);
        rules.optionalTime("validTo", validTo);
        rules.optionalText("transactionId", transactionId, 36);
        rules.since21("maxOfflineDuration", maxOfflineDuration);
        rules.parts("chargingSchedule", chargingSchedule, 1, 3);
        rules.since21("invalidAfterOfflineDuration", invalidAfterOfflineDuration);
        rules.since21("dynUpdateInterval", dynUpdateInterval);
        rules.since21("dynUpdateTime", dynUpdateTime);
        rules.optionalTime("dynUpdateTime", dynUpdateTime);
        rules.since21("priceScheduleSignature", priceScheduleSignature);
        rules.optionalText("priceScheduleSignature", priceScheduleSignature, 256);
    }
}
