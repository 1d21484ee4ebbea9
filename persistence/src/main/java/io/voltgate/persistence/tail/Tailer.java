package io.voltgate.persistence.tail;

import io.voltgate.domain.Event;
import io.voltgate.domain.Sample;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal up to its durable position and hands it on in batches. Owned by one store or sink thread, which calls
 * {@link #doWork} and waits with {@link #await}; {@link #lag} and {@link #failures} may be read by any. Entries are handed over whole, in
 * order, none skipped; one whose consumer was not reached, or has lost it, comes again.
 */
public final class Tailer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tailer.class);

    private static final long LOOK_MS = 20;
    /** So many samples weigh as much as another fact. */
    private static final int SAMPLES = 2;
    /** So many characters of a station's own text weigh as much as another fact. */
    private static final int CHARACTERS = 1_000;

    private final Journal journal;
    private JournalReader reader;
    private final BatchConsumer consumer;
    private final TailerLimits limits;
    private final List<JournalEntry> batch = new ArrayList<>();
    private @Nullable JournalEntry next;
    private int batchEvents;
    private long batchSinceMs;
    private long retryAtMs;
    private boolean closed;
    private volatile long checkpoint;
    private volatile int failures;

    /** Goes on after the consumer's checkpoint; 0 begins with the oldest entry that is kept. */
    public Tailer(Journal journal, long checkpoint, BatchConsumer consumer, TailerLimits limits) {
        this.journal = journal;
        this.reader = journal.readAfter(checkpoint);
        this.consumer = consumer;
        this.limits = limits;
        this.checkpoint = Math.max(checkpoint, journal.oldest() - 1);
    }

    /** One turn at this time; returns how many events were handed over, 0 where it is time to {@link #await}. */
    public int doWork(long nowMs) {
        if (failures > 0) {
            return nowMs >= retryAtMs ? handOver(nowMs) : 0;
        }
        collect(nowMs);
        boolean full = next != null || batchEvents >= limits.batchEvents();
        boolean due = !batch.isEmpty() && nowMs - batchSinceMs >= limits.batchWaitMs();
        return full || due ? handOver(nowMs) : 0;
    }

    /** Hands over what there is without waiting for more, as at a stop; returns how many events. */
    public int flush(long nowMs) {
        collect(nowMs);
        return batch.isEmpty() ? 0 : handOver(nowMs);
    }

    /**
     * Waits until there may be work again: a new entry, the batch's or the next try's time. Once a batch has begun, it looks at the journal
     * every {@value #LOOK_MS} ms and not at each force, of which there are thousands a second.
     */
    public void await(long nowMs, long atMostMs) throws InterruptedException {
        if (failures > 0) {
            TimeUnit.MILLISECONDS.sleep(Math.clamp(retryAtMs - nowMs, 0, atMostMs));
        } else if (batch.isEmpty()) {
            journal.awaitBeyond(checkpoint, atMostMs);
        } else {
            long due = Math.min(batchSinceMs + limits.batchWaitMs() - nowMs, LOOK_MS);
            TimeUnit.MILLISECONDS.sleep(Math.clamp(due, 0, atMostMs));
        }
    }

    private void collect(long nowMs) {
        while (next == null && batchEvents < limits.batchEvents()) {
            JournalEntry entry = reader.next();
            if (entry == null) {
                return;
            }
            int events = weight(entry);
            // the entry that would make the batch too large is the first of the next one
            if (!batch.isEmpty() && batchEvents + events > limits.batchEvents()) {
                next = entry;
            } else {
                take(entry, nowMs);
            }
        }
    }

    private void take(JournalEntry entry, long nowMs) {
        if (batch.isEmpty()) {
            batchSinceMs = nowMs;
        }
        batch.add(entry);
        batchEvents += weight(entry);
    }

    /** What takes much memory counts as several events, or a batch of such would not fit. */
    private static int weight(JournalEntry entry) {
        int weight = 0;
        for (Event event : entry.events()) {
            weight += 1
                    + switch (event) {
                        case Event.SessionMetered metered -> weight(metered.samples());
                        case Event.MetersReported reported -> weight(reported.samples());
                        case Event.VendorDataReceived received -> weight(received.data());
                        case Event.Noticed noticed -> weight(noticed.body());
                        case Event.ReportPartReceived part ->
                            part.items().stream()
                                    .mapToInt(item -> 1 + weight(item.body()))
                                    .sum();
                        case Event.DeviceReported report -> report.variables().size();
                        default -> 0;
                    };
        }
        return weight;
    }

    private static int weight(List<Sample> samples) {
        int weight = samples.size() / SAMPLES;
        for (Sample sample : samples) {
            weight += weight(sample.value()) + weight(sample.signed());
        }
        return weight;
    }

    private static int weight(@Nullable String text) {
        return text == null ? 0 : text.length() / CHARACTERS;
    }

    private int handOver(long nowMs) {
        try {
            consumer.accept(List.copyOf(batch));
        } catch (StoreUnavailableException unavailable) {
            postpone(nowMs, unavailable);
            return 0;
        } catch (StoreRewoundException rewound) {
            goBackTo(rewound.checkpoint());
            return 0;
        }
        failures = 0;
        int handed = batchEvents;
        checkpoint = batch.getLast().sequence();
        batch.clear();
        batchEvents = 0;
        if (next != null) {
            take(next, nowMs);
            next = null;
        }
        return handed;
    }

    private void goBackTo(long lost) {
        if (lost < journal.oldest() - 1) {
            throw new IllegalStateException("The store has lost what follows from entries after " + lost
                    + ", and the journal begins at entry " + journal.oldest());
        }
        LOG.warn("The store has lost entries {} to {}; they are handed over again", lost + 1, checkpoint);
        reader.close();
        reader = journal.readAfter(lost);
        batch.clear();
        batchEvents = 0;
        next = null;
        failures = 0;
        checkpoint = lost;
    }

    private void postpone(long nowMs, StoreUnavailableException unavailable) {
        int inARow = failures + 1;
        if (inARow == 1) {
            LOG.warn("Batch after {} waits: {}", checkpoint, unavailable.getMessage());
        }
        failures = inARow;
        retryAtMs = nowMs + limits.retryMs(inARow);
    }

    /** The sequence of the last entry that was handed over. */
    public long checkpoint() {
        return checkpoint;
    }

    /** How many durable entries were not handed over yet. */
    public long lag() {
        return Math.max(0, journal.durable() - checkpoint);
    }

    /** How often in a row the consumer was unavailable; 0 when all is well. */
    public int failures() {
        return failures;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            reader.close();
        }
    }
}
