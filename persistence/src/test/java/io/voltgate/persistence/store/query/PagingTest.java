package io.voltgate.persistence.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Queries queries = new PostgresQueries(QueryDatabase.source());

    @Test
    void shouldNeitherDoubleNorSkipOldRowsWhileNewOnesComeIn() {
        UUID station = QueryDatabase.station("P-GROWS");
        Set<UUID> old = new HashSet<>();
        for (int i = 0; i < 53; i++) {
            // seven at a time begin in the same microsecond, so the id has to decide
            old.add(QueryDatabase.session(station, NOON.plusNanos(i / 7 * 1_000L), "completed"));
        }
        List<UUID> seen = new ArrayList<>();
        Selection selection = new Selection(null, null, "P-GROWS", null, null, 5);
        PageKey next;
        do {
            Page<SessionView> page = queries.sessions(selection);
            page.items().forEach(session -> seen.add(session.id()));
            QueryDatabase.session(station, NOON.plusSeconds(seen.size()), "active");
            QueryDatabase.session(station, NOON.minusSeconds(seen.size()), "completed");
            next = page.next();
            selection = next == null ? selection : selection.continuedAfter(next);
        } while (next != null && seen.size() < 1_000);

        assertNull(next, "the list comes to its end");
        assertEquals(seen.size(), Set.copyOf(seen).size(), "no row twice");
        assertTrue(seen.containsAll(old), "no old row skipped");
    }

    @Test
    void shouldOrderNewestFirstAndEndWithoutAKey() {
        UUID station = QueryDatabase.station("P-ORDER");
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            expected.addFirst(QueryDatabase.session(station, NOON.plusSeconds(i), "completed"));
        }

        Page<SessionView> first = queries.sessions(new Selection(null, null, "P-ORDER", null, null, 2));
        PageKey key = first.next();
        assertNotNull(key);
        Page<SessionView> second = queries.sessions(new Selection(null, null, "P-ORDER", null, key, 2));

        List<UUID> seen = new ArrayList<>();
        first.items().forEach(session -> seen.add(session.id()));
        second.items().forEach(session -> seen.add(session.id()));
        assertEquals(expected, seen);
        assertNull(second.next(), "a full last page has no next");
    }
}
