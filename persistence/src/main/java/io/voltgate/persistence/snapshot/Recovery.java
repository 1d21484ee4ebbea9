package io.voltgate.persistence.snapshot;

import io.voltgate.domain.Event;
import io.voltgate.engine.SessionEngine;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The way back to a state: the newest snapshot, then every entry after it. Used at the start by the thread that opens the journal, and by
 * the house thread for new snapshots, each with an engine of its own. It applies each durable entry exactly once, or fails.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Supplier<SessionEngine> engines;
    private final SnapshotStore snapshots;
    private final Journal journal;

    /** The supplier makes an engine without state, with the settings of the live one. */
    public Recovery(Supplier<SessionEngine> engines, SnapshotStore snapshots, Journal journal) {
        this.engines = engines;
        this.snapshots = snapshots;
        this.journal = journal;
    }

    /** A new engine with the state at what is durable when this begins. */
    public Recovered recover() {
        long end = journal.durable();
        SnapshotStore.Found found = snapshots.newest();
        Optional<Snapshot> snapshot = found.newest();
        Optional<SessionEngine> restored = snapshot.flatMap(this::restored);
        SessionEngine engine = restored.orElseGet(engines);
        long begin = restored.isPresent() ? snapshot.orElseThrow().sequence() : 0;
        check(begin, end);

        long events = 0;
        try (ReadAhead entries = new ReadAhead(journal, begin, end)) {
            for (long sequence = begin + 1; sequence <= end; sequence++) {
                events += apply(engine, entries.next(), sequence);
            }
        }
        return new Recovered(engine, end, begin, end - begin, events, found.damaged());
    }

    /** The engine of a snapshot; empty where another build wrote it in a form that this one doesn't read. */
    private Optional<SessionEngine> restored(Snapshot snapshot) {
        SessionEngine engine = engines.get();
        try {
            engine.restore(snapshot.state());
            return Optional.of(engine);
        } catch (JacksonException | IllegalStateException foreign) {
            LOG.warn(
                    "The snapshot at {} is of another build, the journal is replayed instead",
                    snapshot.sequence(),
                    foreign);
            return Optional.empty();
        }
    }

    private void check(long begin, long end) {
        if (begin > end) {
            throw new IllegalStateException("The snapshot covers " + begin + " entries, but the journal ends at " + end
                    + ": they don't belong together.");
        }
        if (begin + 1 < journal.oldest()) {
            throw new IllegalStateException("The journal begins with entry " + journal.oldest()
                    + ", but no readable snapshot reaches beyond entry " + begin + ".");
        }
    }

    private static int apply(SessionEngine engine, @Nullable JournalEntry entry, long expected) {
        if (entry == null || entry.sequence() != expected) {
            throw new IllegalStateException("Entry " + expected + " of the journal is missing.");
        }
        for (Event event : entry.events()) {
            engine.apply(event, entry.atMs());
        }
        return entry.events().size();
    }
}
