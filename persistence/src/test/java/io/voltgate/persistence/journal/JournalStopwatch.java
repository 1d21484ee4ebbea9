package io.voltgate.persistence.journal;

import io.voltgate.domain.Event;
import io.voltgate.shard.JournalReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Measures append, force, rolling, reading and opening on the disk at hand; a program, not a test. Arguments: an empty folder. Encoding to
 * JSON is part of append.
 */
final class JournalStopwatch {
    private static final PrintStream OUT = new PrintStream(System.out, true);

    private JournalStopwatch() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        JournalConfig config = JournalConfig.in(folder);
        try (ChronicleJournal journal = ChronicleJournal.open(config, UUID::randomUUID)) {
            groups(journal, 100, 200, false);
            groups(journal, 1, 3_000, true);
            groups(journal, 100, 1_000, true);
            groups(journal, 1_000, 300, true);
            read(journal);
        }
        long began = System.nanoTime();
        ChronicleJournal.open(config, UUID::randomUUID).close();
        OUT.printf(Locale.ROOT, "open and close: %d ms%n", (System.nanoTime() - began) / 1_000_000);
        rolls(folder.resolve("rolls"));
    }

    private static void groups(ChronicleJournal journal, int group, int rounds, boolean shown) {
        List<Event> facts = Facts.ofBytes(1, 300);
        long[] appends = new long[group * rounds];
        long[] forces = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < group; i++) {
                long began = System.nanoTime();
                journal.append(1, facts);
                appends[round * group + i] = System.nanoTime() - began;
            }
            long began = System.nanoTime();
            journal.force();
            forces[round] = System.nanoTime() - began;
        }
        if (shown) {
            show("group " + group + " append", appends);
            show("group " + group + " force", forces);
        }
    }

    private static void read(ChronicleJournal journal) {
        long began = System.nanoTime();
        long entries = 0;
        try (JournalReader reader = journal.readAfter(0)) {
            while (reader.next() != null) {
                entries++;
            }
        }
        long micros = (System.nanoTime() - began) / 1_000;
        OUT.printf(Locale.ROOT, "read %d entries in %d ms%n", entries, micros / 1_000);
        long[] positions = new long[1_000];
        for (int i = 0; i < positions.length; i++) {
            long start = System.nanoTime();
            try (JournalReader reader = journal.readAfter(1 + (i * 7_919L) % (entries - 1))) {
                reader.next();
            }
            positions[i] = System.nanoTime() - start;
        }
        show("open a reader anywhere", positions);
    }

    private static void rolls(Path folder) {
        JournalConfig config = JournalConfig.in(folder);
        long day = Duration.ofDays(1).toMillis();
        try (ChronicleJournal journal = ChronicleJournal.open(config, UUID::randomUUID)) {
            long[] rolls = new long[300];
            for (int i = 0; i < rolls.length; i++) {
                long began = System.nanoTime();
                journal.append(i * day, Facts.numbered(i));
                rolls[i] = System.nanoTime() - began;
                journal.force();
            }
            show("append that begins a file", rolls);
        }
        long began = System.nanoTime();
        ChronicleJournal.open(config, UUID::randomUUID).close();
        OUT.printf(Locale.ROOT, "open and close with 300 files: %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    private static void show(String what, long[] nanos) {
        Arrays.sort(nanos);
        OUT.printf(
                Locale.ROOT,
                "%s: p50 %.1f us, p99 %.1f us, max %.1f us%n",
                what,
                nanos[nanos.length / 2] / 1e3,
                nanos[(int) (nanos.length * 0.99)] / 1e3,
                nanos[nanos.length - 1] / 1e3);
    }
}
