package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.benchmarks.report.Round.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pauses are counted from where the measured time begins. */
class GcLogTest {
    @Test
    void shouldCountPausesOfTheMeasuredTime(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("gc.log");
        Files.writeString(log, """
            [0.005s][info][gc] Using G1
            [1.200s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->4M(392M) 9.750ms
            [2.200s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 99M->4M(392M) 1.250ms
            [2.300s][info][gc] GC(2) Concurrent Mark Cycle 12.000ms
            [3.200s][info][gc] GC(3) Pause Remark 99M->4M(392M) 0.750ms
            """);
        assertEquals(5, GcLog.lines(Optional.of(log)));
        assertEquals(new Pauses(2, 2.0, 1.25), GcLog.pauses(Optional.of(log), 2));
        assertEquals(new Pauses(0, 0, 0), GcLog.pauses(Optional.empty(), 0));
    }
}
