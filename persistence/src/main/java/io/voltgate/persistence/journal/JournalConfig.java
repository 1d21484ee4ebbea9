package io.voltgate.persistence.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how a shard's journal is kept. An immutable value, fixed at start. The roll period decides how finely old entries can be
 * removed: only whole files are.
 *
 * @param folder of this shard alone, as in `data/journal/shard-0`
 * @param rollEvery how much time one file may hold, by the entries' own clock; at least a minute
 * @param maxFileBytes after so many bytes a new file is begun before its time; 1 MiB to 64 GiB
 * @param blockBytes how much of a file is mapped at once, files grow by it (sparse); an entry may be a quarter of it; 1 MiB to 1 GiB
 * @param reserveBytes free disk space below which nothing is appended any more: a mapped file on a full disk kills the process
 */
public record JournalConfig(Path folder, Duration rollEvery, long maxFileBytes, int blockBytes, long reserveBytes) {
    private static final int MEBI = 1 << 20;

    public JournalConfig {
        require(rollEvery.toMillis() >= 60_000, "rollEvery is at least a minute");
        require(maxFileBytes >= MEBI && maxFileBytes <= 65_536L * MEBI, "maxFileBytes is 1 MiB to 64 GiB");
        require(blockBytes >= MEBI && blockBytes <= 1_024 * MEBI, "blockBytes is 1 MiB to 1 GiB");
        require(reserveBytes >= 0, "reserveBytes is not negative");
    }

    /** A file a day or a gigabyte, blocks of 4 MiB, 64 MiB kept free. */
    public static JournalConfig in(Path folder) {
        return new JournalConfig(folder, Duration.ofDays(1), 1_024L * MEBI, 4 * MEBI, 64L * MEBI);
    }

    /** The same with files of an hour. */
    public JournalConfig hourly() {
        return new JournalConfig(folder, Duration.ofHours(1), maxFileBytes, blockBytes, reserveBytes);
    }

    int maxEntryBytes() {
        return blockBytes / 4;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
