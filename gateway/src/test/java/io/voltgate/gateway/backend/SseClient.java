package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the stream as browsers are. Owned by one test; a thread of its own reads. It keeps the blocks in the
 * order they came.
 */
final class SseClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    /** What stood between two empty lines; data is empty where there was none. */
    record Block(String id, String event, String data, String comment) {
        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }

        boolean isEvent() {
            return !data.isEmpty();
        }
    }

    private final InputStream body;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    SseClient(BackendFixture backend, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                backend.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("Content-Type").orElse(""));
        body = response.body();
        Thread.startVirtualThread(this::read);
    }

    static SseClient open(BackendFixture backend, String query) throws IOException, InterruptedException {
        return new SseClient(backend, backend.request("/api/v1/events" + query));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            String event = "";
            String data = "";
            String comment = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(new Block(id, event, data, comment));
                    id = event = data = comment = "";
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith(":")) {
                    comment = line;
                }
            }
        } catch (IOException closed) {
            // the test closed it, or the server did
        } finally {
            ended.countDown();
        }
    }

    Block block() throws InterruptedException {
        Block block = blocks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(block, "nothing came");
        return block;
    }

    Block event() throws InterruptedException {
        Block block = block();
        while (!block.isEvent()) {
            block = block();
        }
        return block;
    }

    /** The ids of so many events. */
    List<String> ids(int count) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(event().id());
        }
        return ids;
    }

    void awaitEnd() throws InterruptedException {
        assertEquals(true, ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the stream goes on");
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
