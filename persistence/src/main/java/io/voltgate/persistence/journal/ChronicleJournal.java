package io.voltgate.persistence.journal;

import io.voltgate.domain.Event;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.RollingChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one shard in a Chronicle Queue of its own. Append and force belong to the shard's thread; positions, readers and
 * {@link #dropBefore} to any. An entry is durable only after an fdatasync of its file has returned, and after one failed append or force
 * nothing is appended any more.
 *
 * <p>The sync is ours, on the file: Chronicle's own covers only the block that is mapped at the moment, is asynchronous by
 * default, and logs a failing msync instead of throwing. Each open begins a new file, so that whatever a crash has left
 * half-written at the end of the last one is never written to again.
 */
public final class ChronicleJournal implements Journal {
    /** Names and numbers the files; when a new one is begun is decided in {@link CycleWriter}. */
    static final RollCycle CYCLES = RollCycles.FIVE_MINUTELY;

    private final JournalFolder folder;
    private final CycleFiles files = new CycleFiles(CYCLES);
    private final DurablePosition durable = new DurablePosition();
    private final RollingChronicleQueue queue;
    private final CycleWriter writer;
    private volatile long appended;
    private volatile boolean broken;

    private ChronicleJournal(JournalConfig config, JournalFolder folder) throws IOException {
        this.folder = folder;
        // All that is in it follows from the queue files, while a dead process's write lock or a stale listing would be
        // believed.
        Files.deleteIfExists(config.folder().resolve("metadata.cq4t"));
        this.writer = new CycleWriter(config, folder, files);
        this.queue = SingleChronicleQueueBuilder.binary(config.folder())
                .rollCycle(CYCLES)
                .blockSize(config.blockBytes())
                .syncMode(SyncMode.NONE)
                .timeProvider(writer::cycleTime)
                .build();
        try {
            this.appended = Survey.of(queue, files, folder.durable());
            writer.takeUp(queue);
            folder.durable(appended);
            durable.publish(appended);
        } catch (RuntimeException failure) {
            queue.close();
            throw failure;
        }
    }

    /** Opens or creates the journal; the supplier is asked once, at creation. */
    public static ChronicleJournal open(JournalConfig config, Supplier<UUID> ids) {
        ChronicleSwitches.apply();
        JournalFolder folder = JournalFolder.open(config.folder(), ids);
        try {
            return new ChronicleJournal(config, folder);
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) failure;
        }
    }

    /** What tells this journal from any other, also after its data was thrown away and begun anew; a UUID. */
    public String id() {
        return folder.id();
    }

    @Override
    public long append(long atMs, @Nullable String frame, List<Event> events) {
        long sequence = appended + 1;
        byte[] entry = EventCodec.encode(new JournalEntry(sequence, atMs, frame, events));
        guarded(() -> writer.append(sequence, atMs, entry));
        appended = sequence;
        return sequence;
    }

    @Override
    public long appended() {
        return appended;
    }

    @Override
    public long durable() {
        return durable.get();
    }

    @Override
    public void force() {
        long upTo = appended;
        if (upTo == durable.get()) {
            return;
        }
        guarded(writer::force);
        folder.durable(upTo);
        durable.publish(upTo);
    }

    /** After a failure nobody knows what is on disk (a second fsync may succeed though the pages are lost), so there is no second try. */
    private void guarded(Runnable step) {
        if (broken) {
            throw new IllegalStateException("The journal has failed before and takes nothing more.");
        }
        boolean done = false;
        try {
            step.run();
            done = true;
        } finally {
            broken = !done;
        }
    }

    @Override
    public long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException {
        return durable.awaitBeyond(sequence, timeoutMs);
    }

    @Override
    public JournalReader readAfter(long sequence) {
        ExcerptTailer tailer = queue.createTailer();
        try {
            return new ChronicleReader(this, files, tailer, sequence);
        } catch (RuntimeException failure) {
            tailer.close();
            throw failure;
        }
    }

    @Override
    public long oldest() {
        return files.oldest();
    }

    /** Removes the files all of whose entries are below the sequence, never the newest; returns how many. */
    public int dropBefore(long sequence) {
        int dropped = 0;
        for (int cycle = files.removeOldestBelow(sequence); cycle >= 0; cycle = files.removeOldestBelow(sequence)) {
            writer.remove(cycle);
            dropped++;
        }
        if (dropped > 0) {
            queue.refreshDirectoryListing();
        }
        return dropped;
    }

    /** Forces what was appended, unless the journal has failed. */
    @Override
    public void close() {
        try {
            if (!broken) {
                force();
            }
        } finally {
            writer.close();
            queue.close();
            folder.close();
        }
    }
}
