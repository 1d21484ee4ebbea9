package io.voltgate.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of appending, again and again; nothing it had forced is lost, and the journal goes on. */
@Timeout(120)
final class ChronicleCrashTest {
    private static final int KILLS = 5;
    private static final long SEED = 20_260_101;

    @TempDir
    Path data;

    @Test
    void shouldKeepWhatWasForcedWhenKilled() throws Exception {
        Random random = new Random(SEED);
        long promised = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            promised = Math.max(promised, killAfterTurns(10 + random.nextInt(200)));
            try (ChronicleJournal journal = ChronicleJournal.open(JournalConfig.in(data), UUID::randomUUID)) {
                long found = readAll(journal);
                assertTrue(found >= promised, "seed " + SEED + ": " + promised + " was forced, " + found + " found");
                assertEquals(found, journal.durable());
                Facts.fill(journal, 3, found * 60_000);
                promised = found + 3;
                assertEquals(promised, readAll(journal));
            }
        }
        assertTrue(promised > KILLS * 10L);
    }

    /** Runs the child until it has reported so many forces, kills it, and returns the highest sequence that it reported. */
    private long killAfterTurns(int turns) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line.matches("\\d+") ? Long.parseLong(line) : last;
                if (--turns == 0) {
                    // through its handle, since that leaves what it has still printed to be read
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertTrue(child.waitFor(20, TimeUnit.SECONDS));
        assertEquals(137, child.exitValue());
        return last;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CrashingAppender.class.getName(), data.toString()));
        return command;
    }

    private static long readAll(ChronicleJournal journal) {
        long read = 0;
        try (JournalReader reader = journal.readAfter(0)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                assertEquals(read + 1, entry.sequence());
                read++;
            }
        }
        return read;
    }
}
