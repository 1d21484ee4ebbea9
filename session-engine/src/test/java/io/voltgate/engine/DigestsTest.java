package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigestsTest {
    private static final ConnectorId ONE = ConnectorId.numbered(1);

    @Test
    void shouldKeepTheNewest() {
        SplittableRandom random = new SplittableRandom(3);
        Digests digests = new Digests();
        ArrayDeque<Long> expected = new ArrayDeque<>();
        for (int i = 0; i < 500; i++) {
            int kept = i < 250 ? 12 : 7;
            long digest = random.nextLong(20);
            assertEquals(expected.contains(digest), digests.contains(digest));
            digests.add(digest, kept);
            expected.addLast(digest);
            while (expected.size() > kept) {
                expected.removeFirst();
            }
            long[] all = expected.stream().mapToLong(Long::longValue).toArray();
            assertArrayEquals(all, digests.oldestFirst());
            digests = i % 50 == 49 ? new Digests(digests.oldestFirst()) : digests;
        }
    }

    @Test
    void shouldTellReadingsApartThatDifferInAnything() {
        StationTime at = new StationTime("2026-03-01T12:00:00Z", 1);
        StationTime later = new StationTime("2026-03-01T12:00:01Z", 2);
        Set<Long> seen = new HashSet<>();
        for (int value = 0; value < 20_000; value++) {
            seen.add(Digest.of(ONE, List.of(sample(at, "SoC", "", Integer.toString(value)))));
        }
        seen.add(Digest.of(ONE, List.of(sample(later, "SoC", "", "1"))));
        seen.add(Digest.of(ONE, List.of(sample(at, "SoC", "L1", "1"))));
        seen.add(Digest.of(ONE, List.of(sample(at, "So", "C", "1"))));
        seen.add(Digest.of(ConnectorId.numbered(2), List.of(sample(at, "SoC", "", "1"))));
        seen.add(Digest.of(ONE, List.of(sample(at, "SoC", "", "1"), sample(at, "SoC", "", "1"))));
        assertEquals(20_005, seen.size());
    }

    @Test
    void shouldDependOnNothingButTheContent() {
        Sample first = sample(new StationTime("t", 1), "SoC", "", "1");
        Sample same = sample(new StationTime(new String("t"), 1), "SoC", "", "1");
        assertEquals(Digest.of(ONE, List.of(first, first)), Digest.of(ONE, List.of(first, same)));
        assertNotEquals(Digest.of(ONE, List.of(first)), Digest.of(ONE, List.of(first, same)));
    }

    private static Sample sample(StationTime at, String measurand, String phase, String value) {
        return new Sample(at, measurand, phase, Sample.PERIODIC, "EV", "", 0, value);
    }
}
