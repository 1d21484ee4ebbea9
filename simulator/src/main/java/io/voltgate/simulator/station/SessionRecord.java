package io.voltgate.simulator.station;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as the station lived it. An immutable snapshot. Registers are whole watt-hours; the session's energy is exactly the
 * difference of the two.
 *
 * @param transactionId as on the wire; in OCPP 1.6 null until the start was answered
 * @param begun false where no transaction came to be, as after a refused token
 * @param stopWh the register at the end, or now while it runs
 * @param stoppedAtMs 0 while it runs
 * @param stopReason null while it runs
 * @param messages its transaction messages, in the order they happened; without acknowledged samples where the plan doesn't keep them
 */
public record SessionRecord(
        String station,
        int connector,
        String token,
        @Nullable String transactionId,
        boolean begun,
        long startWh,
        long stopWh,
        long startedAtMs,
        long stoppedAtMs,
        @Nullable StopReason stopReason,
        List<MessageRecord> messages) {
    public long deliveredWh() {
        return stopWh - startWh;
    }

    public boolean startAcknowledged() {
        return acknowledged(MessageRecord.Kind.START);
    }

    public boolean stopAcknowledged() {
        return acknowledged(MessageRecord.Kind.STOP);
    }

    /** Whether it began, ended, and the gateway promised to keep every message of it. */
    public boolean complete() {
        return begun
                && startAcknowledged()
                && stopAcknowledged()
                && messages.stream().allMatch(MessageRecord::acknowledged);
    }

    /** Meter values that the gateway acknowledged. */
    public List<Reading> acknowledgedSamples() {
        return messages.stream()
                .filter(message -> message.kind() == MessageRecord.Kind.METER && message.acknowledged())
                .map(MessageRecord::reading)
                .toList();
    }

    public Optional<MessageRecord> first(MessageRecord.Kind kind) {
        return messages.stream().filter(message -> message.kind() == kind).findFirst();
    }

    private boolean acknowledged(MessageRecord.Kind kind) {
        return first(kind).map(MessageRecord::acknowledged).orElse(false);
    }
}
