package io.voltgate.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.config.ConfigReader;
import io.voltgate.gateway.config.GatewayConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GatewayTest {
    @TempDir
    Path data;

    @Test
    void shouldStartTakeAStationAndStop() {
        GatewayConfig config = ConfigReader.read(
                Optional.empty(),
                Map.of(
                        "VOLTGATE_DATA", data.toString(),
                        "VOLTGATE_BACKEND_HOST", "127.0.0.1",
                        "VOLTGATE_BACKEND_PORT", "0",
                        "VOLTGATE_STATIONS_HOST", "127.0.0.1",
                        "VOLTGATE_STATIONS_PORT", "0",
                        "VOLTGATE_STATIONS_AUTHENTICATION", "optional",
                        "VOLTGATE_STATIONS_UNKNOWN", "provision"));
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        CompletableFuture<Throwable> fatal = new CompletableFuture<>();
        Gateway gateway = new Gateway(config, Stores.open(config, Gateway.engineSettings(config)), fatal::complete);
        try (HttpClient client = HttpClient.newHttpClient()) {
            gateway.start();
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .connectTimeout(Duration.ofSeconds(20))
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + gateway.stationPort() + "/ocpp/CS-1"),
                            new CloseListener(closed))
                    .join();
            assertEquals("ocpp1.6", socket.getSubprotocol());
            while (!gateway.health().unreadyBecause().isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            while (!gateway.metrics().scrape().contains("voltgate_connections 1.0")) {
                LockSupport.parkNanos(1_000_000);
            }
            gateway.close();
            assertEquals(1001, closed.orTimeout(20, TimeUnit.SECONDS).join());
        }
        assertEquals(List.of("the shard has been stopped"), gateway.health().deadBecause());
        assertTrue(!fatal.isDone());
    }

    private record CloseListener(CompletableFuture<Integer> closed) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            closed.complete(statusCode);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
