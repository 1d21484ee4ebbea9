package io.voltgate.simulator.fleet;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long stations waited for answers, in microseconds. Written by all lanes, read by whoever reports. A wait longer than ten minutes
 * counts as ten minutes.
 */
final class Latencies {
    static final long MOST_MICROS = 600_000_000;
    private static final int DIGITS = 2;

    private final Recorder recorder = new Recorder(MOST_MICROS, DIGITS);
    private final Map<String, AtomicHistogram> byAction = new ConcurrentHashMap<>();
    private final Histogram all = new Histogram(MOST_MICROS, DIGITS);

    void record(String action, long micros) {
        long kept = Math.clamp(micros, 0, MOST_MICROS);
        recorder.recordValue(kept);
        byAction.computeIfAbsent(action, _ -> new AtomicHistogram(MOST_MICROS, DIGITS))
                .recordValue(kept);
    }

    /** What came since the last call of this; only for the one who reports. */
    Histogram latest() {
        Histogram latest = recorder.getIntervalHistogram();
        all.add(latest);
        return latest;
    }

    /** What the calls of {@link #latest} have given. */
    Histogram all() {
        return all;
    }

    Map<String, Histogram> byAction() {
        Map<String, Histogram> sorted = new TreeMap<>();
        byAction.forEach((action, histogram) -> sorted.put(action, histogram.copy()));
        return sorted;
    }
}
