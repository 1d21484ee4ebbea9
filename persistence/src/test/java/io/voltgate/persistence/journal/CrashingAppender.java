package io.voltgate.persistence.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A process that appends until it is killed, and says on stdout what it may be held to. Run by {@link ChronicleCrashTest} as a child.
 * It prints a sequence only after the force that covers it has returned, and ends when nobody reads that any more.
 */
final class CrashingAppender {
    private CrashingAppender() {}

    public static void main(String[] args) {
        JournalConfig config = JournalConfig.in(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true);
        try (ChronicleJournal journal = ChronicleJournal.open(config, UUID::randomUUID)) {
            for (int turn = 1; !out.checkError(); turn++) {
                for (int i = 0; i < turn % 40; i++) {
                    long sequence = journal.appended() + 1;
                    // entries of one minute to one hour, so that files are begun in between too
                    journal.append(sequence * 60_000L, Facts.ofBytes(sequence, 200 + turn % 3_000));
                }
                journal.force();
                out.println(journal.durable());
            }
        }
    }
}
