package io.voltgate.engine;

import io.voltgate.domain.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision while it is being made: collects facts and outputs, and hands out new ids. Owned by the shard's thread, for one
 * input. The state stands still meanwhile.
 */
final class Turn {
    /** Longer message ids are kept by their beginning: OCPP has none beyond 36 characters. */
    private static final int MAX_FRAME = 64;

    private final long nowMs;
    private final int shard;
    private final List<Event> events = new ArrayList<>(4);
    private final List<Output> outputs = new ArrayList<>(2);
    private List<Event> told = List.of();
    private @Nullable String frame;
    private long lastId;

    Turn(EngineState state, int shard, long nowMs) {
        this.nowMs = nowMs;
        this.shard = shard;
        this.lastId = state.lastId;
    }

    long nowMs() {
        return nowMs;
    }

    UUID newId(Ids.Kind kind) {
        lastId++;
        return Ids.make(kind, shard, lastId);
    }

    void emit(Event event) {
        events.add(event);
    }

    /** What is decided follows from the call with this message id. */
    void causedBy(String messageId) {
        frame = messageId.length() <= MAX_FRAME ? messageId : messageId.substring(0, MAX_FRAME);
    }

    /** The facts so far; what is emitted later is not among them. */
    List<Event> events() {
        if (told.size() < events.size()) {
            told = List.copyOf(events);
        }
        return told;
    }

    void say(Output output) {
        outputs.add(output);
    }

    Decision end() {
        return events.isEmpty() && outputs.isEmpty() ? Decision.NOTHING : new Decision(events(), outputs, frame);
    }
}
