package io.voltgate.persistence.journal;

import io.voltgate.shard.JournalEntry;
import java.text.ParseException;
import java.util.Map;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.queue.impl.RollingChronicleQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out at open what a queue holds: the first sequence of each file and the last entry that can be read. Used once, by the thread
 * that opens the journal. It fails where an entry is missing that was durable; what lies damaged behind the last good entry was
 * never answered for and stays unread.
 */
final class Survey {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

    private final RollCycle cycles;
    private final CycleFiles files;
    private final ExcerptTailer tailer;

    private Survey(RollCycle cycles, CycleFiles files, ExcerptTailer tailer) {
        this.cycles = cycles;
        this.files = files;
        this.tailer = tailer;
    }

    /** Fills in the files, and returns the sequence of the last good entry, 0 where there is none. */
    static long of(RollingChronicleQueue queue, CycleFiles files, long durable) {
        if (queue.firstCycle() == Integer.MAX_VALUE) {
            return lastChecked(0, durable);
        }
        try (ExcerptTailer tailer = queue.createTailer()) {
            Survey survey = new Survey(queue.rollCycle(), files, tailer);
            for (int cycle = queue.firstCycle(); cycle >= 0; cycle = queue.nextCycle(cycle, TailerDirection.FORWARD)) {
                survey.open(cycle);
            }
            survey.checkEnds();
            return lastChecked(survey.last(durable), durable);
        } catch (ParseException notOurs) {
            throw new JournalDamagedException("A queue file has a foreign name: " + notOurs.getMessage());
        }
    }

    private static long lastChecked(long last, long durable) {
        if (last < durable) {
            throw new JournalDamagedException("Entries up to " + durable
                    + " of the journal were durable, but only those up to " + last + " can be read.");
        }
        return last;
    }

    private void open(int cycle) {
        JournalEntry first = at(cycles.toIndex(cycle, 0));
        if (first == null) {
            LOG.warn("The journal file of cycle {} holds no readable entry and is passed over", cycle);
            return;
        }
        files.add(first.sequence(), cycle);
    }

    private void checkEnds() {
        for (Map.Entry<Long, Integer> file : files.all().entrySet()) {
            long end = file.getKey() - 1;
            if (end >= files.oldest() && !isAt(end)) {
                throw new JournalDamagedException("Entry " + end + " of the journal is missing or damaged.");
            }
        }
    }

    /** Looks at each entry from the durable one on, since those behind it may be torn in any order. */
    private long last(long durable) {
        if (files.isEmpty()) {
            return 0;
        }
        long newest = files.all().lastKey();
        long last = Math.max(newest, durable);
        if (!isAt(last)) {
            return last - 1;
        }
        for (JournalEntry next = Excerpts.read(tailer); next != null && next.sequence() == last + 1; ) {
            last++;
            next = Excerpts.read(tailer);
        }
        return last;
    }

    private boolean isAt(long sequence) {
        JournalEntry entry = at(files.index(sequence));
        return entry != null && entry.sequence() == sequence;
    }

    private @Nullable JournalEntry at(long index) {
        return tailer.moveToIndex(index) ? Excerpts.read(tailer) : null;
    }
}
