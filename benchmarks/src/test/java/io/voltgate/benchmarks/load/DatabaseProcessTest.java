package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is frozen stands still and goes on when it is thawed; what is killed comes back as it was started. */
@Timeout(30)
class DatabaseProcessTest {
    private static boolean stands(Process process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                .contains(") T ");
    }

    private static void await(Process process, boolean standing) throws IOException {
        while (stands(process) != standing) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldFreezeAndThaw(@TempDir Path folder) throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat").start();
        try {
            DatabaseProcess database = new DatabaseProcess(cat.toHandle(), folder);
            database.freeze();
            await(cat, true);
            database.thaw();
            await(cat, false);
            assertTrue(cat.isAlive());
        } finally {
            cat.destroyForcibly().onExit().join();
        }
    }

    @Test
    void shouldKillAndStartAgain(@TempDir Path folder) throws IOException, InterruptedException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("postmaster.opts"), "/bin/sleep \"0.01\"\n");
        DatabaseProcess database = new DatabaseProcess(sleeper.toHandle(), folder);
        database.kill();
        assertFalse(sleeper.isAlive());
        assertEquals(0, database.start().waitFor());
    }
}
