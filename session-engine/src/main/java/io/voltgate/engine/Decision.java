package io.voltgate.engine;

import io.voltgate.domain.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an input: facts to journal, and outputs to release when these are durable. A value. Without facts nothing
 * has changed.
 *
 * @param frame the message id of the station's call that they follow from, null where there is none
 */
public record Decision(
        List<Event> events, List<Output> outputs, @Nullable String frame) {
    public static final Decision NOTHING = new Decision(List.of(), List.of(), null);

    public Decision {
        events = List.copyOf(events);
        outputs = List.copyOf(outputs);
    }
}
