package io.voltgate.simulator.fleet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many transaction messages stations have lost by faults, which nobody can be blamed for. Shared by all lanes. */
final class Losses {
    private final Map<String, Integer> messages = new ConcurrentHashMap<>();

    void add(String station, int count) {
        messages.merge(station, count, Integer::sum);
    }

    int of(String station) {
        return messages.getOrDefault(station, 0);
    }

    long all() {
        return messages.values().stream().mapToLong(Integer::longValue).sum();
    }
}
