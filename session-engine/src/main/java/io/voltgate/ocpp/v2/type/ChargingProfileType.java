package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** ChargingProfileType: limits of charging, and when they hold (OCPP 2.0.1 Part 2, K01). A wire value. */
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
    private static final Set<String> KINDS = Set.of("Absolute", "Recurring", "Relative");
    private static final Set<String> KINDS_21 = Words.plus(KINDS, "Dynamic");
    private static final Set<String> RECURRENCIES = Set.of("Daily", "Weekly");

    @Override
    public void check(Rules rules) {
        rules.required("id", id);
        rules.required("stackLevel", stackLevel);
        rules.atLeastSince21("stackLevel", stackLevel, 0);
        rules.word(
                "chargingProfilePurpose",
                chargingProfilePurpose,
                rules.v21() ? Enumerations.PROFILE_PURPOSES_21 : Enumerations.PROFILE_PURPOSES);
        rules.word("chargingProfileKind", chargingProfileKind, rules.v21() ? KINDS_21 : KINDS);
        rules.optionalWord("recurrencyKind", recurrencyKind, RECURRENCIES);
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

    public static ChargingProfileType of(ChargingProfile profile) {
        List<ChargingScheduleType> schedules = IntStream.range(
                        0, profile.schedules().size())
                .mapToObj(
                        i -> ChargingScheduleType.of(i + 1, profile.schedules().get(i)))
                .toList();
        TransactionId transaction = profile.transaction();
        return new ChargingProfileType(
                profile.id(),
                profile.stackLevel(),
                profile.purpose(),
                profile.kind(),
                profile.recurrency(),
                time(profile.validFromMs()),
                time(profile.validToMs()),
                transaction == null ? null : transaction.value(),
                null,
                schedules,
                null,
                null,
                null,
                null);
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : StationClock.write(ms);
    }
}
