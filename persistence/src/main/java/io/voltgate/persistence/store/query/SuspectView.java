package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A running session that something speaks against, and what would be done about it. A value, read from one statement. Energy is in
 * kilowatt-hours and money in the currency's unit: those with which it would be closed now.
 *
 * @param station identity, null where the station has none
 * @param transaction as the station or we named it
 * @param evidence JSON array: evidence, detail, since, notedAt, frame (the message id it came with), step, dueAt
 * @param wouldDo ASK, CLOSE or REPORT: the step for the evidence that is due first
 * @param dueAt before when nothing is closed, null where it is only reported
 * @param lastAnswer JSON object: what the station said last when it was asked, with ongoing and queued; null where it never was
 */
public record SuspectView(
        UUID session,
        @Nullable String station,
        @Nullable String transaction,
        Instant startTime,
        BigDecimal energyDeliveredKwh,
        BigDecimal totalCost,
        @Nullable String currency,
        @JsonRawValue String evidence,
        String wouldDo,
        @Nullable Instant dueAt,
        @Nullable @JsonRawValue String lastAnswer,
        Instant notedAt) {}
