package io.voltgate.ocpp.v16;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ChargingProfile (OCPP 1.6, 7.8): limits with what they are for, and which of them yield to it. */
public record CsChargingProfile(
        Integer chargingProfileId,
        @Nullable Integer transactionId,
        Integer stackLevel,
        String chargingProfilePurpose,
        String chargingProfileKind,
        @Nullable String recurrencyKind,
        @Nullable String validFrom,
        @Nullable String validTo,
        ChargingSchedule chargingSchedule)
        implements Wire {
    static final Set<String> PURPOSES = Set.of("ChargePointMaxProfile", "TxDefaultProfile", "TxProfile");
    private static final Set<String> KINDS = Set.of("Absolute", "Recurring", "Relative");
    private static final Set<String> RECURRENCIES = Set.of("Daily", "Weekly");

    @Override
    public void check(Rules rules) {
        rules.required("chargingProfileId", chargingProfileId);
        rules.required("stackLevel", stackLevel);
        rules.word("chargingProfilePurpose", chargingProfilePurpose, PURPOSES);
        rules.word("chargingProfileKind", chargingProfileKind, KINDS);
        rules.optionalWord("recurrencyKind", recurrencyKind, RECURRENCIES);
        rules.optionalTime("validFrom", validFrom);
        rules.optionalTime("validTo", validTo);
        rules.part("chargingSchedule", chargingSchedule);
    }

    static CsChargingProfile of(ChargingProfile profile) {
        Check.that("schedules", profile.schedules().size() == 1, "must be exactly one in OCPP 1.6");
        TransactionId transaction = profile.transaction();
        return new CsChargingProfile(
                profile.id(),
                transaction == null ? null : Integer.valueOf(Numbers.transaction(transaction)),
                profile.stackLevel(),
                purpose(profile.purpose()),
                profile.kind(),
                profile.recurrency(),
                Moments.orNone(profile.validFromMs()),
                Moments.orNone(profile.validToMs()),
                ChargingSchedule.of(profile.schedules().getFirst()));
    }

    /** The purpose by its name in OCPP 2.x. */
    static String purpose(String purpose) {
        return purpose.equals("ChargingStationMaxProfile") ? "ChargePointMaxProfile" : purpose;
    }
}
