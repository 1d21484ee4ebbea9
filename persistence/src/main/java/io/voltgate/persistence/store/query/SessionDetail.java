package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session and all that hangs on it. A value, read from one snapshot of the database. The fields of the session stand
 * beside the others.
 *
 * @param bill of the newest version, null while the session runs and where it ended before bills were recorded
 * @param restatements of the bill after the end, oldest first
 * @param lastValues the newest reading of each measurand, phase and location
 */
public record SessionDetail(
        @JsonUnwrapped SessionView session,
        @Nullable BillView bill,
        @Nullable PaymentView payment,
        List<Restatement> restatements,
        List<MeterReading> lastValues) {
    public SessionDetail {
        restatements = List.copyOf(restatements);
        lastValues = List.copyOf(lastValues);
    }

    /** What the bill became after the session's end; versions count from 1. */
    public record Restatement(
            int version, BigDecimal energyKwh, BigDecimal totalCost, String reason, Instant restatedAt) {}

    /**
     * A reading as the station sent it.
     *
     * @param value the text as sent, to be multiplied by ten to the power of the multiplier
     * @param signed the meter's own signed record of it, a JSON object; null where it sent none
     * @param signature what the record's signature is worth: VALID, INVALID or UNVERIFIED; null where it carries none
     * @param signatureReason why it is not valid, empty where it is
     * @param signedReadings what the record says, a JSON array; energy in microwatt-hours
     */
    public record MeterReading(
            Instant sampledAt,
            int evse,
            int connector,
            String measurand,
            String phase,
            String context,
            String location,
            String unit,
            int multiplier,
            String value,
            @Nullable @JsonRawValue String signed,
            @Nullable String signature,
            @Nullable String signatureReason,
            @Nullable @JsonRawValue String signedReadings) {}
}
