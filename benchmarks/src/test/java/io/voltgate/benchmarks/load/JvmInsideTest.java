package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a JVM says of its heap is added up, generation by generation. */
@Timeout(30)
class JvmInsideTest {
    @Test
    void shouldAddUpTheGenerations() {
        String serial = """
             DefNew     total 4928K, used 120K [0x00000000c0000000, 0x00000000c0550000, 0x00000000d5550000)
              eden space 4416K,   2% used [0x00000000c0000000, 0x00000000c001e1b0, 0x00000000c0450000)
             Tenured    total 10944K, used 1500K [0x00000000d5550000, 0x00000000d6000000, 0x0000000100000000)
             Metaspace       used 3104K, committed 3264K, reserved 1114112K
            """;
        assertEquals(1620, JvmInside.heapKib(serial));
        assertEquals(
                3500, JvmInside.heapKib(" garbage-first heap   total reserved 1024K, committed 8192K, used 3500K ["));
    }

    @Test
    void shouldAskAJvm() throws IOException, InterruptedException {
        assertTrue(JvmInside.heapKib(ProcessHandle.current()) > 1000);
    }
}
