package io.voltgate.persistence.tail;

/**
 * How large and how old a batch gets, and how long a failed one waits. An immutable value.
 *
 * @param batchEvents a batch is handed over at so many events, each sample of meter values counting as one; only an entry that
 *     alone has more makes a larger one
 * @param batchWaitMs or so long after its first entry was read
 * @param retryFirstMs the wait after the first failure; it doubles with each further one
 * @param retryMostMs the longest wait between two tries
 */
public record TailerLimits(int batchEvents, long batchWaitMs, long retryFirstMs, long retryMostMs) {
    public static final TailerLimits DEFAULT = new TailerLimits(1_000, 50, 100, 5_000);

    public TailerLimits {
        if (batchEvents < 1 || batchWaitMs < 0 || retryFirstMs < 1 || retryMostMs < retryFirstMs) {
            throw new IllegalArgumentException(
                    "limits of a tailer are positive, and the longest wait is not the shortest");
        }
    }

    long retryMs(int failures) {
        return Math.min(retryMostMs, retryFirstMs << Math.min(failures - 1, 20));
    }
}
