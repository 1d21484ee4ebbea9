package io.voltgate.engine;

import io.voltgate.domain.StationId;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a shard knows. Owned by the shard's thread, changed by applying facts alone. Its fields are the snapshot, save those
 * marked transient.
 */
final class EngineState {
    /** The time of the last fact applied. */
    long lastMs;
    /** The counter of the newest id. */
    long lastId;
    /** The newest transaction id of OCPP 1.6. */
    long lastTransaction;
    /** The number of the newest order. */
    int lastOrder;
    /** The highest connection epoch. */
    long lastEpoch;

    TreeMap<String, StationState> stations = new TreeMap<>();

    @Nullable
    StationState find(StationId station) {
        return stations.get(station.value());
    }

    /** The state of a station that facts are about; made with the first of them. */
    StationState of(StationId station) {
        return stations.computeIfAbsent(station.value(), StationState::new);
    }

    /** Takes over everything of another state. */
    void become(EngineState other) {
        lastMs = other.lastMs;
        lastId = other.lastId;
        lastTransaction = other.lastTransaction;
        lastOrder = other.lastOrder;
        lastEpoch = other.lastEpoch;
        stations = other.stations;
    }
}
