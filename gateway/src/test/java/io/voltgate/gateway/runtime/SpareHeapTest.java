package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpareHeapTest {
    private static final long MEBI = 1 << 20;

    private final AtomicLong allocated = new AtomicLong();
    private final Map<String, String> set = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final SpareHeap heap = new SpareHeap(allocated::get, (name, value) -> {
        set.put(name, value);
        order.add(name);
    });

    @Test
    void shouldGiveHeapBackWhileLittleIsAllocated() {
        allocated.addAndGet(MEBI);
        heap.look();
        assertEquals(
                Map.of("MinHeapFreeRatio", "5", "MaxHeapFreeRatio", "10", "G1PeriodicGCInterval", "5000"),
                Map.copyOf(set));
    }

    @Test
    void shouldLeaveTheHeapAloneUnderLoad() {
        allocated.addAndGet(1_000 * MEBI);
        heap.look();
        assertTrue(set.isEmpty(), "a JVM that starts under load has its own settings");

        heap.look();
        allocated.addAndGet(1_000 * MEBI);
        heap.look();
        assertEquals(
                Map.of("MinHeapFreeRatio", "40", "MaxHeapFreeRatio", "70", "G1PeriodicGCInterval", "0"),
                Map.copyOf(set));
    }

    @Test
    void shouldSetNothingTwice() {
        heap.look();
        order.clear();
        heap.look();
        assertTrue(order.isEmpty(), order.toString());
    }

    @Test
    void shouldNeverAskForALeastThatIsMoreThanTheMost() {
        heap.look();
        assertEquals("MaxHeapFreeRatio", order.getLast());
        order.clear();
        allocated.addAndGet(1_000 * MEBI);
        heap.look();
        assertEquals("MaxHeapFreeRatio", order.getFirst());
    }
}
