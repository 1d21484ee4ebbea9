package io.voltgate.persistence.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/** The names of queue files: the minute at which the cycle would begin. Stateless. Chronicle forms them in the same way. */
final class CycleName {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern(ChronicleJournal.CYCLES.format()).withZone(ZoneOffset.UTC);

    private CycleName() {}

    static String of(int cycle) {
        long beginMs = (long) cycle * ChronicleJournal.CYCLES.lengthInMillis();
        return FORMAT.format(Instant.ofEpochMilli(beginMs)) + SingleChronicleQueue.SUFFIX;
    }
}
