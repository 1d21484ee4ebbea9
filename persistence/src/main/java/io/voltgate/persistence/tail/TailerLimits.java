package io.voltgate.persistence.tail;

/**
 * How large and how old a batch gets, and how long a failed one waits. An immutable value. While little comes, batches are young and small;
 * with a backlog they are full, so that changes of the same thing meet in one and commits are few. Full, a default batch holds 40,000 facts of
 * some 1,000 bytes of memory each, or 80,000 samples of 500, and as much again in rows: 80 MB.
 *
 * @param batchEvents a batch is handed over at so many events, of which meter values, reports and long texts count as several; only an entry
 *     that alone has more makes a larger one
 * @param batchWaitMs or so long after its first entry was read
 * @param retryFirstMs the wait after the first failure; it doubles with each further one
 * @param retryMostMs the longest wait between two tries
 */
public record TailerLimits(int batchEvents, long batchWaitMs, long retryFirstMs, long retryMostMs) {
    public static final TailerLimits DEFAULT = new TailerLimits(40_000, 50, 100, 5_000);

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
