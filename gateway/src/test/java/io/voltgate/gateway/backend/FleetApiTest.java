package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FleetApiTest {
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldListWhatStationsDoOtherwise() throws IOException, InterruptedException {
        JsonNode items = BackendFixture.json(backend.get("/api/v1/deviations?vendor=Wallbe"))
                .get("items");
        assertEquals(
                "[{\"vendor\":\"Wallbe\",\"model\":\"Eco\",\"firmware\":\"1.0\",\"deviation\":\"NUL_CHARACTER\",\"quirk\":19,"
                    + "\"count\":7,\"firstSeen\":\"2026-03-01T12:00:00.000Z\",\"lastSeen\":\"2026-03-01T12:01:00.000Z\","
                    + "\"station\":\"CS-1\",\"sample\":\"[2,...]\"}]",
                items.toString());
        assertEquals(
                0,
                BackendFixture.json(backend.get("/api/v1/deviations?vendor=KEBA"))
                        .get("items")
                        .size());
        assertEquals(400, backend.get("/api/v1/deviations?vender=KEBA").statusCode());
    }

    @Test
    void shouldListTheModelsInForce() throws IOException, InterruptedException {
        JsonNode items =
                BackendFixture.json(backend.get("/api/v1/station-models")).get("items");
        assertEquals("[{\"source\":\"a thread\"}]", items.toString());
    }
}
