package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.shard.JournalEntry;
import java.util.HashSet;
import java.util.Set;

/**
 * An order is sent once per connection, and not after its end; it fails or is answered in time at most once; its effect is missed after
 * its answer alone, seen at most once, and not missed once it was seen. Owned by the test's thread.
 */
public final class CommandEndsOnce implements Invariant {
    private final Set<String> seen = new HashSet<>();

    @Override
    public void durable(Event fact, JournalEntry entry) {
        boolean wrong = switch (fact) {
            case Event.CommandSent sent ->
                !seen.add("sent " + sent.command() + " on " + sent.epoch()) || seen.contains("end " + sent.command());
            case Event.CommandRequeued requeued -> seen.contains("end " + requeued.command());
            case Event.CommandFailed failed -> !seen.add("end " + failed.command());
            case Event.CommandAnswered answered -> !answered.late() && !seen.add("end " + answered.command());
            case Event.CommandEffectMissed missed ->
                !seen.contains("end " + missed.command())
                        || seen.contains("effect " + missed.command())
                        || !seen.add("missed " + missed.command());
            case Event.CommandEffectSeen effect -> !seen.add("effect " + effect.command());
            default -> false;
        };
        if (wrong) {
            throw violation(fact);
        }
    }
}
