package io.voltgate.engine;

import io.voltgate.domain.Event;
import java.util.List;

/**
 * What follows from an input: facts to journal, and outputs to release when these are durable. A value. Without facts nothing
 * has changed.
 */
public record Decision(List<Event> events, List<Output> outputs) {
    public static final Decision NOTHING = new Decision(List.of(), List.of());

    public Decision {
        events = List.copyOf(events);
        outputs = List.copyOf(outputs);
    }
}
