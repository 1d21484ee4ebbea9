package io.voltgate.simulator.scenario;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What all branches of one scenario share: its stations, its connections and its counts. Shared by the threads of its branches. When it
 * is closed, no station is connected any more.
 */
final class Stage implements AutoCloseable {
    private final SocketScenarioRunner.Setup setup;
    private final Transcript transcript;
    private final Watch watch;
    private final long startMs;
    private final Map<String, ScriptedStation> stations = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger unchecked = new AtomicInteger();

    Stage(SocketScenarioRunner.Setup setup, Transcript transcript, Watch watch, long startMs) {
        this.setup = setup;
        this.transcript = transcript;
        this.watch = watch;
        this.startMs = startMs;
    }

    SocketScenarioRunner.Setup setup() {
        return setup;
    }

    Transcript transcript() {
        return transcript;
    }

    Watch watch() {
        return watch;
    }

    /** What the times of messages are counted from. */
    long startMs() {
        return startMs;
    }

    @Nullable
    ScriptedStation station(String name) {
        return stations.get(name);
    }

    void put(String name, ScriptedStation station) {
        stations.put(name, station);
    }

    Iterable<ScriptedStation> stations() {
        return stations.values();
    }

    Map<String, String> passwords() {
        return passwords;
    }

    String nextId() {
        return "s-" + messages.incrementAndGet();
    }

    void countStep() {
        steps.incrementAndGet();
    }

    int steps() {
        return steps.get();
    }

    void countUnchecked() {
        unchecked.incrementAndGet();
    }

    int unchecked() {
        return unchecked.get();
    }

    @Override
    public void close() {
        stations.values().forEach(ScriptedStation::leave);
    }
}
