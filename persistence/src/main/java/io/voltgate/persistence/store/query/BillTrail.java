package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.voltgate.domain.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rows know of why a session's bill is what it is. A value, read from one snapshot of the database. Where a session has
 * more facts or readings than are shown, the first and the last are kept, and the counts are of all.
 *
 * @param place where it charged, null where the station's row tells nothing
 * @param facts of the bill, in the order of the journal
 * @param factCount how many there are in all
 * @param readings of energy, in the order of their times: the first, the last and those at the ends of segments
 * @param nearby readings of energy at the connector that belong to no session, shortly before, during and after it
 * @param counts of all readings of the session
 * @param clock how the station's clock was measured, up to the session's end
 */
public record BillTrail(
        SessionDetail session,
        @Nullable Place place,
        List<RecordedFact> facts,
        long factCount,
        List<RecordedReading> readings,
        List<RecordedReading> nearby,
        ReadingCounts counts,
        List<ClockStep> clock) {
    public BillTrail {
        facts = List.copyOf(facts);
        readings = List.copyOf(readings);
        nearby = List.copyOf(nearby);
        clock = List.copyOf(clock);
    }

    /** The station as people know it. */
    public record Place(String name, @Nullable String address) {}

    /**
     * A fact with its place in the journal.
     *
     * @param frame message id of the station's call that it follows from, null where it follows from something else
     * @param recordedAt when it was decided
     */
    public record RecordedFact(
            int shard, long sequence, int index, @Nullable String frame, Instant recordedAt, Event.BillFact fact) {}

    /**
     * A reading as the station sent it.
     *
     * @param sampledAt by the station's clock, corrected
     * @param rawTime as sent
     * @param receivedAt null in rows of the first form, and so is the frame
     * @param signed the meter's own signed record of it, a JSON object; null where it sent none
     * @param signature what the record's signature is worth: VALID, INVALID or UNVERIFIED; null where it carries none
     * @param signatureReason why it is not valid, empty where it is
     */
    public record RecordedReading(
            Instant sampledAt,
            String rawTime,
            @Nullable Instant receivedAt,
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
            @Nullable String frame,
            long sequence) {}

    /** How many readings there are, and how many of them are of energy. */
    public record ReadingCounts(long all, long energy) {}

    /** From then on so many milliseconds were added to what the station said. */
    public record ClockStep(Instant at, long offsetMs) {}
}
