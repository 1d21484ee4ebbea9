package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is frozen stands still, and goes on when it is thawed. */
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
    void shouldFreezeAndThaw() throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat").start();
        try {
            DatabaseProcess database = new DatabaseProcess(cat.toHandle());
            database.freeze();
            await(cat, true);
            database.thaw();
            await(cat, false);
            assertTrue(cat.isAlive());
        } finally {
            cat.destroyForcibly().onExit().join();
        }
    }
}
