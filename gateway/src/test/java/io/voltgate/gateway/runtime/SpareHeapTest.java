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
    /** Looks after which it is known whether it is quiet. */
    private static final int LOOKS = 8;

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
        lookFor(LOOKS);
        assertEquals(
                Map.of("MinHeapFreeRatio", "5", "MaxHeapFreeRatio", "10", "G1PeriodicGCInterval", "5000"),
                Map.copyOf(set));
    }

    @Test
    void shouldLeaveTheHeapAloneUnderLoad() {
        allocated.addAndGet(1_000 * MEBI);
        lookFor(LOOKS);
        assertTrue(set.isEmpty(), "a JVM that starts under load has its own settings");
    }

    @Test
    void shouldSeeAtTheNextLookThatLoadHasCome() {
        lookFor(LOOKS);
        allocated.addAndGet(2 * MEBI);
        heap.look();
        assertEquals(
                Map.of("MinHeapFreeRatio", "40", "MaxHeapFreeRatio", "70", "G1PeriodicGCInterval", "0"),
                Map.copyOf(set));
    }

    @Test
    void shouldStayQuietThoughALittleComesAllAtOnce() {
        lookFor(LOOKS);
        order.clear();
        allocated.addAndGet(MEBI);
        lookFor(LOOKS);
        assertTrue(order.isEmpty(), order.toString());
    }

    @Test
    void shouldSeeLoadThatIsSpread() {
        lookFor(LOOKS);
        for (int i = 0; i < LOOKS; i++) {
            allocated.addAndGet(MEBI);
            heap.look();
        }
        assertEquals("40", set.get("MinHeapFreeRatio"));
    }

    @Test
    void shouldSetNothingTwice() {
        lookFor(LOOKS);
        order.clear();
        lookFor(LOOKS);
        assertTrue(order.isEmpty(), order.toString());
    }

    @Test
    void shouldNeverAskForALeastThatIsMoreThanTheMost() {
        lookFor(LOOKS);
        assertEquals("MaxHeapFreeRatio", order.getLast());
        order.clear();
        allocated.addAndGet(1_000 * MEBI);
        heap.look();
        assertEquals("MaxHeapFreeRatio", order.getFirst());
    }

    private void lookFor(int looks) {
        for (int i = 0; i < looks; i++) {
            heap.look();
        }
    }
}
