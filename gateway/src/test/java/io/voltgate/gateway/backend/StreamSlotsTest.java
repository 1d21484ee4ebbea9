package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class StreamSlotsTest {
    private static final int FLOOD = 400;
    private static final String EVENTS = "/api/v1/events";

    private static BackendFixture backend(int streams, Duration stalled) {
        return new BackendFixture(
                null,
                new BackendSettings.Limits(
                        64,
                        1 << 20,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        streams,
                        Duration.ofMillis(50),
                        stalled,
                        BackendFixture.BATCHES));
    }

    /** A consumer that reads nothing, so that its stream fills every buffer on the way. */
    private static Socket sleeper(BackendFixture backend) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), backend.server.port());
        String request =
                "GET " + EVENTS + "?from=oldest HTTP/1.1\r\nHost: a\r\nX-API-Key: " + BackendFixture.KEY + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** More than the buffers of a connection hold. */
    private static void flood(BackendFixture backend) {
        String large = "x".repeat(64 << 10);
        for (int i = 0; i < FLOOD; i++) {
            backend.journal.append(1, List.of(Facts.security("CS-1", large)));
        }
        backend.journal.force();
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            met = condition.getAsBoolean();
        }
        assertTrue(met, what);
    }

    @Test
    void shouldLetASlowConsumerLagAlone() throws IOException, InterruptedException {
        try (BackendFixture backend = backend(8, Duration.ofSeconds(60));
                SseClient quick = SseClient.open(backend, "?from=oldest")) {
            try (Socket slow = sleeper(backend)) {
                await(() -> backend.server.openStreams() == 2, "both streams run");
                flood(backend);

                assertEquals("0:" + FLOOD + ":0", quick.ids(FLOOD).getLast());
                assertEquals(2, backend.server.openStreams(), "the slow one is still served");
                assertEquals(200, backend.get("/api/v1/stations").statusCode());
                assertTrue(slow.isConnected());
            }
            await(() -> backend.server.openStreams() == 1, "the slow one's place is free");
        }
    }

    @Test
    void shouldRefuseOneStreamMoreUntilAClientGoes() throws IOException, InterruptedException {
        try (BackendFixture backend = backend(1, Duration.ofSeconds(60))) {
            try (SseClient first = SseClient.open(backend, "")) {
                first.block();
                HttpResponse<String> second = backend.get(EVENTS);
                BackendFixture.problem(second, 503, "unavailable");
                assertTrue(second.headers().firstValue("Retry-After").isPresent());
            }
            await(() -> backend.server.openStreams() == 0, "a client that went is noticed");
            try (SseClient next = SseClient.open(backend, "")) {
                next.block();
            }
        }
    }

    @Test
    void shouldLetAStalledConsumerGiveWay() throws IOException, InterruptedException {
        try (BackendFixture backend = backend(1, Duration.ofMillis(100));
                Socket stalled = sleeper(backend)) {
            await(() -> backend.server.openStreams() == 1, "the stalled stream runs");
            flood(backend);
            await(() -> opens(backend), "a waiting client gets the stalled one's place");
            stalled.setSoTimeout(20_000);
            long left = stalled.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertTrue(left < (long) FLOOD * (64 << 10), "the stalled stream was cut");
        }
    }

    private static boolean opens(BackendFixture backend) {
        try (SseClient client = SseClient.open(backend, "?from=oldest")) {
            return client.event().id().equals("0:1:0");
        } catch (AssertionError refused) {
            return false;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
