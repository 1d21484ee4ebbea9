package io.voltgate.gateway.runtime;

import io.voltgate.domain.Event;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal whose syncs are timed. Owned as the journal behind it is. It changes nothing of what that does. */
public record TimedJournal(Journal journal, Metrics metrics) implements Journal {
    @Override
    public void force() {
        long began = System.nanoTime();
        journal.force();
        metrics.forced(System.nanoTime() - began);
    }

    @Override
    public long append(long atMs, @Nullable String frame, List<Event> events) {
        return journal.append(atMs, frame, events);
    }

    @Override
    public long appended() {
        return journal.appended();
    }

    @Override
    public long durable() {
        return journal.durable();
    }

    @Override
    public long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException {
        return journal.awaitBeyond(sequence, timeoutMs);
    }

    @Override
    public JournalReader readAfter(long sequence) {
        return journal.readAfter(sequence);
    }

    @Override
    public long oldest() {
        return journal.oldest();
    }

    @Override
    public void close() {
        journal.close();
    }
}
