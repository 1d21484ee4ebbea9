package io.voltgate.gateway.runtime;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.persistence.store.DeviationCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stations do otherwise than the standard says, counted by model until it is stored. Called from any thread. It never grows beyond
 * its bounds: what has no room under its model is counted under the nameless one; a crash loses what was counted since the last
 * {@link #drain}.
 */
public final class Deviations {
    /** Models times deviations between two flushes: some hundred models with some ten each. */
    static final int MAX_KEYS = 4_096;
    /** As many as a shard takes care of; each takes about 300 bytes. */
    static final int MAX_STATIONS = 100_000;

    private static final StationInfo NAMELESS = new StationInfo("", "", "", "", "", "");

    private final Metrics metrics;
    private final Map<StationId, StationInfo> models = new ConcurrentHashMap<>();
    private Map<Key, DeviationCount> counts = new LinkedHashMap<>();

    private record Key(String vendor, String model, String firmware, Deviation deviation) {}

    public Deviations(Metrics metrics) {
        this.metrics = metrics;
    }

    /** A station has said what it is. */
    public void booted(StationId station, StationInfo info) {
        if (models.containsKey(station) || models.size() < MAX_STATIONS) {
            models.put(station, info);
        }
    }

    /** A station is known to be this, unless it has said so since. */
    public void known(StationId station, StationInfo info) {
        if (models.size() < MAX_STATIONS) {
            models.putIfAbsent(station, info);
        }
    }

    /** A station did all this at this time, milliseconds since 1970, in this frame; empty where it was in none. */
    public void seen(StationId station, Set<Deviation> deviations, String frame, long atMs) {
        StationInfo info = models.getOrDefault(station, NAMELESS);
        for (Deviation deviation : deviations) {
            metrics.deviation(deviation);
            count(new DeviationCount(
                    info.vendor(),
                    info.model(),
                    info.firmware(),
                    deviation.name(),
                    1,
                    atMs,
                    atMs,
                    station.value(),
                    FrameSample.of(frame)));
        }
    }

    private synchronized void count(DeviationCount one) {
        Deviation deviation = Deviation.valueOf(one.deviation());
        Key key = new Key(one.vendor(), one.model(), one.firmware(), deviation);
        if (counts.containsKey(key) || counts.size() < MAX_KEYS) {
            counts.merge(key, one, DeviationCount::plus);
        } else {
            counts.merge(new Key("", "", "", deviation), one.nameless(), DeviationCount::plus);
        }
    }

    /** All that was counted since the last call, to be stored; {@link #giveBack} it where it can't be. */
    public synchronized List<DeviationCount> drain() {
        List<DeviationCount> drained = new ArrayList<>(counts.values());
        counts = new LinkedHashMap<>();
        return drained;
    }

    /** Counts again what could not be stored. */
    public void giveBack(List<DeviationCount> drained) {
        drained.forEach(this::count);
    }
}
