package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Holds a history against its invariants while it happens. Owned by the test's thread. It reads each durable entry once, and remembers the
 * newest facts, to be shown with a violation.
 */
public final class Watch {
    private static final int REMEMBERED = 12;
    private final List<Invariant> invariants = new ArrayList<>();
    private final Deque<JournalEntry> newest = new ArrayDeque<>();
    private final JournalReader reader;
    private long facts;
    private long checks;

    public Watch(Journal journal) {
        this.reader = journal.readAfter(0);
    }

    public Watch with(Invariant invariant) {
        invariants.add(invariant);
        return this;
    }

    public void offered(Input input, long nowMs) {
        invariants.forEach(invariant -> invariant.offered(input, nowMs));
    }

    public void released(Output output, long nowMs) {
        invariants.forEach(invariant -> invariant.released(output, nowMs));
    }

    /** The shard has nothing left to do: what became durable is held against all invariants. */
    public void atRest() {
        read();
        checks += invariants.size();
        invariants.forEach(Invariant::atRest);
    }

    public void beforeCrash() {
        invariants.forEach(Invariant::beforeCrash);
    }

    public void crashed() {
        read();
        invariants.forEach(Invariant::crashed);
    }

    public void atEnd() {
        invariants.forEach(Invariant::atEnd);
    }

    private void read() {
        for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
            remember(entry);
            for (Invariant invariant : invariants) {
                invariant.durable(entry);
                for (Event fact : entry.events()) {
                    invariant.durable(fact, entry);
                }
            }
            facts += entry.events().size();
            checks += invariants.size();
        }
    }

    private void remember(JournalEntry entry) {
        newest.add(entry);
        if (newest.size() > REMEMBERED) {
            newest.remove();
        }
    }

    /** The newest entries, oldest first. */
    public List<String> newest() {
        return newest.stream().map(JournalEntry::toString).toList();
    }

    public List<String> names() {
        return invariants.stream().map(Invariant::name).toList();
    }

    /** How many facts became durable. */
    public long facts() {
        return facts;
    }

    /** How often an invariant was held against something new. */
    public long checks() {
        return checks;
    }
}
