package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal on a disk whose power can fail. Owned by the test's thread. What was not forced may be gone after a crash, wholly or from
 * some entry on.
 */
final class Disk implements Journal {
    /** The power failed before the disk had what it was given. */
    static final class PowerLost extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        PowerLost() {
            super("the power is gone");
        }
    }

    /** An entry as it lies on the disk. */
    private static final class Slot {
        final @Nullable String frame;
        final byte[] bytes;

        Slot(@Nullable String frame, byte[] bytes) {
            this.frame = frame;
            this.bytes = bytes;
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Long> byFrame = new HashMap<>();
    private long durable;
    private boolean powerFails;

    @Override
    public long append(long atMs, @Nullable String frame, List<Event> events) {
        long sequence = slots.size() + 1L;
        slots.add(new Slot(frame, EventCodec.encode(new JournalEntry(sequence, atMs, frame, events))));
        if (frame != null) {
            byFrame.put(frame, sequence);
        }
        return sequence;
    }

    /** The last entry that follows from this call, 0 where there is none. */
    long lastOf(String frame) {
        return byFrame.getOrDefault(frame, 0L);
    }

    @Override
    public long appended() {
        return slots.size();
    }

    @Override
    public long durable() {
        return durable;
    }

    /** The next time that something is to be brought onto the disk, it is not. */
    void failPower() {
        powerFails = true;
    }

    @Override
    public void force() {
        if (powerFails) {
            throw new PowerLost();
        }
        durable = slots.size();
    }

    /** What a power loss does: of what was not forced, some of the first entries are left, by luck. */
    void crash(int left) {
        powerFails = false;
        durable = Math.min(slots.size(), durable + left);
        List<Slot> gone = slots.subList((int) durable, slots.size());
        gone.stream().map(slot -> slot.frame).filter(frame -> frame != null).forEach(byFrame::remove);
        gone.clear();
    }

    @Override
    public long awaitBeyond(long sequence, long timeoutMs) {
        return durable;
    }

    @Override
    public JournalReader readAfter(long sequence) {
        return new Reader(sequence);
    }

    @Override
    public long oldest() {
        return 1;
    }

    @Override
    public void close() {
        force();
    }

    private final class Reader implements JournalReader {
        private long read;

        Reader(long after) {
            this.read = after;
        }

        @Override
        public @Nullable JournalEntry next() {
            return read < durable ? EventCodec.decode(slots.get((int) read++).bytes) : null;
        }

        @Override
        public void close() {
            read = Long.MAX_VALUE;
        }
    }
}
