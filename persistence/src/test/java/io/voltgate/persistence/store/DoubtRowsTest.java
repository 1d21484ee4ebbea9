package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.T0;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.persistence.store.query.Page;
import io.voltgate.persistence.store.query.PageKey;
import io.voltgate.persistence.store.query.PostgresQueries;
import io.voltgate.persistence.store.query.Selection;
import io.voltgate.persistence.store.query.SuspectView;
import io.voltgate.shard.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From facts about sessions in doubt to the list of suspects, in one batch and one by one. */
class DoubtRowsTest {
    private Database database;
    private PostgresStore store;
    private PostgresQueries queries;
    private long written;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        queries = new PostgresQueries(database.pool());
        write(Facts.provisioned(), Facts.started(SESSION), Facts.paymentOpened(), Facts.metered(60, 500));
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    private void write(Event... events) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Event event : events) {
            written++;
            entries.add(new JournalEntry(written, T0 + written * 1000, "m" + written, List.of(event)));
        }
        store.write(entries);
    }

    private static Event doubted(Evidence evidence, Evidence.Step step, long dueMs) {
        return new DoubtFact.SessionDoubted(STATION, SESSION, evidence, "seen", T0, step, dueMs);
    }

    private List<SuspectView> suspects() {
        return queries.suspects(Selection.first(10)).items();
    }

    @Test
    void shouldListASuspectWithAllThatSpeaksAgainstIt() {
        write(
                doubted(Evidence.BOOT, Evidence.Step.REPORT, 0),
                doubted(Evidence.AVAILABLE, Evidence.Step.ASK, T0 + 60_000),
                new DoubtFact.SessionInquired(STATION, SESSION, new CommandId(new UUID(5, 1)), false, true));
        SuspectView suspect = suspects().getFirst();
        assertEquals(SESSION.value(), suspect.session());
        assertEquals(STATION.value(), suspect.station());
        assertEquals("T1", suspect.transaction());
        assertEquals("ASK", suspect.wouldDo());
        assertEquals(Instant.ofEpochMilli(T0 + 60_000), suspect.dueAt());
        JsonNode evidence = JsonMapper.shared().readTree(suspect.evidence());
        assertEquals(2, evidence.size());
        assertEquals("BOOT", evidence.at("/0/evidence").stringValue());
        assertEquals("m5", evidence.at("/0/frame").stringValue());
        assertEquals("2026-01-01T00:00:00.000Z", evidence.at("/0/since").stringValue());
        assertEquals("2026-01-01T00:01:00.000Z", evidence.at("/1/dueAt").stringValue());
        JsonNode answer = JsonMapper.shared().readTree(String.valueOf(suspect.lastAnswer()));
        assertEquals(false, answer.get("ongoing").booleanValue());
        assertEquals(true, answer.get("queued").booleanValue());
    }

    @Test
    void shouldForgetWhatIsWithdrawnAndListWhatIsNotedAnew() {
        DoubtFact withdrawn = new DoubtFact.SessionDoubtWithdrawn(STATION, SESSION, "it charges");
        write(doubted(Evidence.AVAILABLE, Evidence.Step.CLOSE, T0 + 5_000), withdrawn);
        assertEquals(List.of(), suspects());
        write(
                doubted(Evidence.BOOT, Evidence.Step.REPORT, 0),
                withdrawn,
                doubted(Evidence.BOOT, Evidence.Step.ASK, T0));
        SuspectView suspect = suspects().getFirst();
        assertEquals("ASK", suspect.wouldDo());
        assertNull(suspect.lastAnswer());
        assertEquals(1, JsonMapper.shared().readTree(suspect.evidence()).size());
    }

    @Test
    void shouldForgetTheDoubtsOfASessionThatHasEnded() {
        write(doubted(Evidence.AVAILABLE, Evidence.Step.CLOSE, T0 + 5_000));
        assertEquals(1, suspects().size());
        write(Facts.ended(120, 500));
        assertEquals(List.of(), suspects());
    }

    @Test
    void shouldPageAndNarrow() {
        write(doubted(Evidence.AVAILABLE, Evidence.Step.CLOSE, T0 + 5_000));
        Page<SuspectView> page = queries.suspects(Selection.first(1).at("CS-1"));
        assertEquals(1, page.items().size());
        assertNull(page.next());
        SuspectView shown = page.items().getFirst();
        PageKey key = new PageKey(shown.notedAt(), shown.session());
        assertEquals(
                List.of(),
                queries.suspects(Selection.first(1).continuedAfter(key)).items());
        assertEquals(List.of(), queries.suspects(Selection.first(1).at("CS-2")).items());
    }
}
