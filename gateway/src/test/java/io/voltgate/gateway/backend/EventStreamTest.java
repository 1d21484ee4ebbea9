package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventStreamTest {
    private static final String EVENTS = "/api/v1/events";
    private final BackendFixture backend = new BackendFixture(null, limits(Duration.ofMillis(100)));

    private static BackendSettings.Limits limits(Duration keepAlive) {
        return new BackendSettings.Limits(
                64,
                1 << 20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                64,
                keepAlive,
                Duration.ofSeconds(60),
                BackendFixture.BATCHES);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private void append(Event... events) {
        backend.journal.append(1_772_366_400_123L, List.of(events));
        backend.journal.force();
    }

    @Test
    void shouldGoOnExactlyAfterAnyPosition() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (int sequence = 1; sequence <= 6; sequence++) {
            Event[] facts = new Event[sequence % 3 + 1];
            for (int index = 0; index < facts.length; index++) {
                String id = "0:" + sequence + ":" + index;
                facts[index] = Facts.status("CS-1", id);
                all.add(id);
            }
            append(facts);
        }
        append(Facts.status("CS-1", "last"));
        all.add("0:7:0");

        for (int known = 0; known < all.size() - 1; known++) {
            List<String> rest = all.subList(known + 1, all.size());
            try (SseClient byHeader =
                            new SseClient(backend, backend.request(EVENTS).header("Last-Event-ID", all.get(known)));
                    SseClient byQuery = SseClient.open(backend, "?after=" + all.get(known))) {
                assertEquals(rest, byHeader.ids(rest.size()));
                assertEquals(rest, byQuery.ids(rest.size()));
            }
        }
        try (SseClient oldest = SseClient.open(backend, "?from=oldest");
                SseClient last = SseClient.open(backend, "?after=0:7:0")) {
            assertEquals(all, oldest.ids(all.size()));
            append(Facts.status("CS-1", "new"));
            assertEquals("0:8:0", last.event().id(), "nothing came before it");
        }
    }

    @Test
    void shouldBeginNowAndTellItsPlaceAtOnce() throws IOException, InterruptedException {
        append(Facts.status("CS-1", "old"), Facts.status("CS-1", "old too"));
        try (SseClient client = SseClient.open(backend, "")) {
            assertEquals(new SseClient.Block("0:1:1", "", "", ""), client.block());

            append(Facts.status("CS-1", "new"));

            assertEquals("0:2:0", client.event().id());
        }
    }

    @Test
    void shouldBeginOnAnEmptyJournal() throws IOException, InterruptedException {
        try (SseClient now = SseClient.open(backend, "");
                SseClient oldest = SseClient.open(backend, "?from=oldest")) {
            append(Facts.status("CS-1", "first"));

            assertEquals("0:1:0", now.event().id());
            assertEquals("0:1:0", oldest.event().id());
        }
    }

    @Test
    void shouldWriteCloudEvents() throws IOException, InterruptedException {
        UserId user = new UserId(new UUID(0, 7));
        append(new Event.SessionEnded(
                new StationId("Kai\n\"1\""),
                new SessionId(new UUID(0, 1)),
                SessionOutcome.COMPLETED,
                "Local",
                null,
                Energy.ofWh(5),
                Money.zero("EUR"),
                user,
                StationTime.receivedAt(3),
                null));
        try (SseClient client = SseClient.open(backend, "?from=oldest")) {
            SseClient.Block block = client.event();
            JsonNode event = block.json();

            assertEquals("SessionEnded", block.event());
            assertEquals("1.0", event.get("specversion").stringValue());
            assertEquals("0:1:0", event.get("id").stringValue());
            assertEquals("/voltgate/shard/0", event.get("source").stringValue());
            assertEquals("io.voltgate.SessionEnded.v1", event.get("type").stringValue());
            assertEquals("Kai\n\"1\"", event.get("subject").stringValue());
            assertEquals("2026-03-01T12:00:00.123Z", event.get("time").stringValue());
            assertEquals("application/json", event.get("datacontenttype").stringValue());
            assertEquals(0, event.get("shard").intValue());
            assertEquals("1", event.get("sequence").stringValue());
            assertEquals(user.toString(), event.get("addressee").stringValue());
            assertEquals(5_000_000, event.get("data").get("delivered").longValue());
        }
    }

    @Test
    void shouldSendOnlyWhatIsAskedForAndMoveThePlaceOn() throws IOException, InterruptedException {
        append(Facts.status("CS-1", "1"), Facts.security("CS-1", "2"), Facts.security("CS-2", "3"));
        append(Facts.provisioned("CS-3"));
        append(new Event.StationDisconnected(new StationId("CS-2"), 1, CloseReason.SILENT));
        append(Facts.provisioned("CS-3"));

        try (SseClient station = SseClient.open(backend, "?from=oldest&station=CS-2");
                SseClient type = SseClient.open(
                        backend, "?from=oldest&type=SecurityEventReported&type=io.voltgate.StationStatusChanged.v1");
                SseClient both = SseClient.open(backend, "?from=oldest&station=CS-1&type=SecurityEventReported")) {
            assertEquals(List.of("0:1:2", "0:3:0"), station.ids(2));
            assertEquals(List.of("0:1:0", "0:1:1", "0:1:2"), type.ids(3));
            assertEquals(List.of("0:1:1"), both.ids(1));
            SseClient.Block silent = both.block();
            assertEquals(": keep-alive", silent.comment());
            assertEquals("0:4:0", silent.id(), "a filtered stream resumes at its end");
        }
    }

    @Test
    void shouldNeverTellWhatIsNotDurable() throws IOException, InterruptedException {
        append(Facts.status("CS-1", "durable"));
        try (SseClient client = SseClient.open(backend, "?from=oldest")) {
            assertEquals("0:1:0", client.event().id());
            backend.journal.append(5, List.of(Facts.status("CS-1", "lost")));
            assertEquals(": keep-alive", client.block().comment());
            assertEquals(": keep-alive", client.block().comment());
            backend.journal.loseUnforced();

            append(Facts.status("CS-1", "after the crash"));

            SseClient.Block next = client.event();
            assertEquals("0:2:0", next.id());
            assertEquals(
                    "after the crash", next.json().get("data").get("reason").stringValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=0:3:0",
                "?after=0:2:1",
                "?after=1:1:0",
                "?after=0:0:0",
                "?after=x",
                "?after=0:1",
                "?after=0:1:-1",
                "?from=yesterday",
                "?from=now&after=0:1:0",
                "?type=Nonsense",
                "?type=a%22b",
                "?sation=CS-1"
            })
    void shouldRefuseWhatNamesNoPlaceOrFact(String query) throws IOException, InterruptedException {
        append(Facts.status("CS-1", "1"));
        append(Facts.status("CS-1", "2"));

        BackendFixture.problem(backend.get(EVENTS + query), 400, "malformed-request");
        assertEquals(0, backend.server.openStreams(), "a refused stream takes no place");
    }

    @Test
    void shouldPreferTheHeaderThatAReconnectingBrowserAdds() throws IOException, InterruptedException {
        append(Facts.status("CS-1", "1"));
        append(Facts.status("CS-1", "2"));
        try (SseClient client =
                new SseClient(backend, backend.request(EVENTS + "?from=oldest").header("Last-Event-ID", "0:1:0"))) {
            assertEquals("0:2:0", client.event().id());
        }
    }

    @Test
    void shouldSayWhatIsTheOldestThatIsKept() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            append(Facts.status("CS-1", "x"));
        }
        try (BackendFixture trimmed =
                new BackendFixture(new TrimmedJournal(backend.journal, 3), limits(Duration.ofSeconds(15)))) {
            HttpResponse<String> gone = trimmed.get(EVENTS + "?after=0:2:0");

            BackendFixture.problem(gone, 410, "position-gone");
            assertTrue(gone.body().contains("0:3:0"), gone.body());
            try (SseClient oldest = SseClient.open(trimmed, "?from=oldest");
                    SseClient third = SseClient.open(trimmed, "?after=0:3:0")) {
                assertEquals(List.of("0:3:0", "0:4:0", "0:5:0"), oldest.ids(3));
                assertEquals(List.of("0:4:0", "0:5:0"), third.ids(2));
            }
        }
    }

    @Test
    void shouldEndWithTheServer() throws IOException, InterruptedException {
        try (SseClient client = SseClient.open(backend, "")) {
            client.block();

            backend.server.close();

            client.awaitEnd();
            assertEquals(0, backend.server.openStreams());
        }
    }
}
