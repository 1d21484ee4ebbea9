package io.voltgate.gateway.backend;

import io.voltgate.domain.Event;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal of which retention has removed what is before the oldest. For any thread. All else is another journal's.
 */
record TrimmedJournal(Journal whole, long oldest) implements Journal {
    @Override
    public long append(long atMs, @Nullable String frame, List<Event> events) {
        return whole.append(atMs, frame, events);
    }

    @Override
    public long appended() {
        return whole.appended();
    }

    @Override
    public long durable() {
        return whole.durable();
    }

    @Override
    public void force() {
        whole.force();
    }

    @Override
    public long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException {
        return whole.awaitBeyond(sequence, timeoutMs);
    }

    @Override
    public JournalReader readAfter(long sequence) {
        return whole.readAfter(Math.max(sequence, oldest - 1));
    }

    @Override
    public void close() {
        whole.close();
    }
}
