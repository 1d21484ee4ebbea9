package io.voltgate.gateway.explain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.voltgate.domain.Activity;
import io.voltgate.domain.BillFlag;
import io.voltgate.persistence.store.query.BillView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a session's bill is what it is. A value, and the form in which the API tells it: energy in kilowatt-hours, money in the currency's
 * unit, all exact. What is not known is null, and said in {@code gaps} where people would ask for it.
 *
 * @param start when it began; corrected later where the real start was told after all
 * @param end when it ended, null while it runs
 * @param quality how well its energy is known
 * @param bill the newest version, null where none was recorded
 * @param remarks what is remarkable, in the order of the list of flags
 * @param doubts what is disputed or concluded by us, and whether the session was over
 * @param clock by how much the station's clock was corrected, the newest last
 * @param tariffs that were agreed; the last one counts
 * @param versions of the bill: 0 is that of the end, restatements follow
 * @param gaps what can't be explained, and why
 */
public record Explanation(
        Session session,
        Moment start,
        @Nullable Moment end,
        Quality quality,
        @Nullable BillView bill,
        List<Remark> remarks,
        List<Doubt> doubts,
        Readings readings,
        List<ActivityChange> activities,
        List<ClockCorrection> clock,
        List<Agreed> tariffs,
        List<Version> versions,
        Payment payment,
        List<String> gaps) {

    /**
     * Where something is known from.
     *
     * @param frame message id of the station's call, null where it follows from something else
     * @param position in the journal, shard:sequence:index as in the stream; of a reading shard:sequence
     */
    public record Source(
            @Nullable String frame,
            String position,
            @Nullable Instant recordedAt) {}

    /**
     * The session's row in short.
     *
     * @param energyKwh so far, where it runs
     * @param totalCost so far, where it runs
     */
    public record Session(
            UUID id,
            @Nullable String station,
            @Nullable String stationName,
            @Nullable String address,
            @Nullable Integer evse,
            @Nullable Integer connector,
            @Nullable String connectorType,
            @Nullable String transaction,
            @Nullable String token,
            UUID userId,
            String status,
            @Nullable String origin,
            BigDecimal energyKwh,
            BigDecimal totalCost,
            @Nullable String currency) {}

    /**
     * A moment, three times.
     *
     * @param asSent the station's text, empty where it sent none
     * @param corrected what counts
     * @param received when it reached us
     * @param reason of an end, as the station or we said it
     */
    public record Moment(
            String asSent,
            Instant corrected,
            @Nullable Instant received,
            @Nullable String reason,
            @Nullable Source source) {}

    /** How well the energy is known, and what that means. */
    public record Quality(BillFlag.@Nullable Quality quality, String sentence) {}

    /**
     * Something remarkable.
     *
     * @param sentence what it is and what was done about it
     * @param detail of this session
     */
    public record Remark(
            BillFlag flag,
            BillFlag.Quality quality,
            String sentence,
            @Nullable String detail,
            @Nullable Source source) {}

    /**
     * Something that is not certain.
     *
     * @param kind the flag, or the name of the fact
     * @param detail what was seen, null where the sentence says it all
     */
    public record Doubt(
            String kind,
            String sentence,
            @Nullable String detail,
            @Nullable Source source) {}

    /**
     * The readings of energy.
     *
     * @param all how many values the session has, of whatever kind
     * @param energy how many of them are of energy; more than are shown where the first and last alone are
     * @param used those that the bill comes from
     * @param refused those that don't count
     * @param others those that change nothing
     * @param nearby those of the connector that belong to no session
     */
    public record Readings(
            long all,
            long energy,
            List<Reading> used,
            List<Reading> refused,
            List<Reading> others,
            List<Reading> nearby) {}

    /**
     * A reading and what became of it.
     *
     * @param value as sent, to be multiplied by ten to the power of the multiplier
     * @param kwh what it says, null where that is no energy
     * @param why it was used, refused or left aside
     * @param signed the meter's own signed record, a JSON object; null where there is none
     * @param signature what its signature was found to be worth: VALID, INVALID or UNVERIFIED; null where it has none
     * @param signatureReason why it is not valid, null where there is nothing to say
     */
    public record Reading(
            Instant at,
            String asSent,
            @Nullable Instant received,
            @Nullable Integer evse,
            @Nullable Integer connector,
            String measurand,
            String phase,
            String context,
            String location,
            String unit,
            int multiplier,
            String value,
            @Nullable BigDecimal kwh,
            Standing standing,
            String why,
            @Nullable @JsonRawValue String signed,
            @Nullable String signature,
            @Nullable String signatureReason,
            @Nullable Source source) {}

    /** What became of a reading. */
    public enum Standing {
        /** The bill comes from it. */
        USED,
        /** It is no reading, or can't be one of this register. */
        REFUSED,
        /** It lies between those that were used. */
        AGREES,
        /** It is of something else, or somewhere else. */
        ASIDE
    }

    /** What went on from then on. */
    public record ActivityChange(Activity activity, Instant at, String asSent, Source source) {}

    /** So many seconds are added to what the station says from then on. */
    public record ClockCorrection(Instant at, BigDecimal offsetSeconds) {}

    /**
     * A tariff.
     *
     * @param id null where the price of the station counts
     * @param description by the operator, for drivers
     * @param terms each step, in words
     */
    public record Agreed(
            @Nullable String id,
            @Nullable Integer version,
            String currency,
            BigDecimal pricePerKwh,
            @Nullable String zone,
            List<String> description,
            List<String> terms,
            Source source) {}

    /**
     * A version of the bill.
     *
     * @param reason in one word
     * @param sentence the reason in words
     * @param energyDifferenceKwh to the version before, 0 for the first
     * @param bill null in facts of the first form
     */
    public record Version(
            int version,
            Instant at,
            String reason,
            String sentence,
            BigDecimal energyKwh,
            BigDecimal totalCost,
            BigDecimal energyDifferenceKwh,
            BigDecimal costDifference,
            @Nullable BillView bill,
            Source source) {}

    /**
     * The session's payment.
     *
     * @param status pending, completed, failed or refunded; null where no payment is in the rows yet
     * @param amount what was taken in all, less what was given back
     */
    public record Payment(
            @Nullable UUID id,
            @Nullable String status,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String method,
            @Nullable String externalPaymentId,
            List<PaymentStep> steps) {}

    /**
     * One step of it.
     *
     * @param kind the name of the fact
     * @param amount null where it is about none
     * @param externalId the provider's name of it, null where it has none
     */
    public record PaymentStep(
            String kind,
            Instant at,
            String sentence,
            @Nullable BigDecimal amount,
            @Nullable String externalId,
            Source source) {}
}
