package io.voltgate.gateway.backend;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.TransactionId;
import java.math.BigDecimal;
import java.util.Set;

/** A charging profile in the API's JSON. Stateless, for any thread. Limits are exact decimals; a mistake is named by its field. */
final class ProfileForm {
    static final Set<String> UNITS = Set.of("A", "W");
    static final String EXAMPLE = "{'id':1,'stackLevel':0,'purpose':'TxDefaultProfile','kind':'Absolute',"
            + "'schedules':[{'rateUnit':'A','startAt':'2030-01-01T00:00:00Z','durationSeconds':3600,"
            + "'periods':[{'startSeconds':0,'limit':16.0,'phases':3}]}]}";
    static final String OF_SESSION = EXAMPLE.replace("TxDefaultProfile", "TxProfile");
    private static final int MAX_SCHEDULES = 3;
    private static final int MAX_PERIODS = 1_024;
    private static final int MAX_TRANSACTION = 36;
    private static final int FRACTION_DIGITS = 6;
    private static final BigDecimal MAX_RATE = new BigDecimal("1000000000");

    private ProfileForm() {}

    static ChargingProfile read(Fields fields) {
        return new ChargingProfile(
                fields.integer("id", Integer.MIN_VALUE, Integer.MAX_VALUE),
                fields.integer("stackLevel", 0, Integer.MAX_VALUE),
                fields.text("purpose", Parts.MAX_NAME),
                fields.text("kind", Parts.MAX_NAME),
                fields.mayWord("recurrency", Set.of("Daily", "Weekly")),
                fields.mayMoment("validFrom"),
                fields.mayMoment("validTo"),
                fields.mayText("transaction", 1, MAX_TRANSACTION)
                        .map(TransactionId::new)
                        .orElse(null),
                fields.objects("schedules", 1, MAX_SCHEDULES, ProfileForm::schedule));
    }

    private static ChargingProfile.Schedule schedule(Fields fields) {
        return new ChargingProfile.Schedule(
                fields.word("rateUnit", UNITS),
                fields.mayMoment("startAt", "startMs"),
                fields.mayInteger("durationSeconds", 0, Integer.MAX_VALUE).orElse(null),
                fields.mayDecimal("minRate", MAX_RATE.negate(), MAX_RATE, FRACTION_DIGITS)
                        .orElse(null),
                fields.objects("periods", 1, MAX_PERIODS, ProfileForm::period));
    }

    private static ChargingProfile.Period period(Fields fields) {
        return new ChargingProfile.Period(
                fields.integer("startSeconds", 0, Integer.MAX_VALUE),
                fields.decimal("limit", MAX_RATE.negate(), MAX_RATE, FRACTION_DIGITS),
                fields.mayInteger("phases", 0, 3).orElse(null));
    }
}
