package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who dials in and says what no station should. Owned by a test's thread; what comes back is heard on the client's. It sends
 * bytes as they are, on a WebSocket that is in order.
 */
final class Visitor implements AutoCloseable {
    static final int UPGRADED = 101;
    private static final int PATIENCE_SECONDS = 20;

    private final WebSocket socket;
    private final Ear ear;

    private Visitor(WebSocket socket, Ear ear) {
        this.socket = socket;
        this.ear = ear;
    }

    /** Who dials, as what. The subprotocol is empty where none is offered, the password null where none is sent. */
    record Card(
            String identity, String subprotocol, @Nullable String password) {
        private WebSocket.Builder fill(WebSocket.Builder builder) {
            WebSocket.Builder filled = subprotocol.isEmpty() ? builder : builder.subprotocols(subprotocol);
            if (password == null) {
                return filled;
            }
            byte[] pair = (identity + ":" + password).getBytes(StandardCharsets.UTF_8);
            return filled.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    /** The status that the gateway answers a dial with; the connection, where there is one, is dropped. */
    static int statusOf(HttpClient client, URI stations, Card card) {
        try (Visitor visitor = dial(client, stations, card)) {
            return visitor.socket.isInputClosed() ? 0 : UPGRADED;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    static Visitor dial(HttpClient client, URI stations, Card card) {
        Ear ear = new Ear();
        URI address = URI.create(stations + "/" + card.identity());
        return new Visitor(
                card.fill(client.newWebSocketBuilder()).buildAsync(address, ear).join(), ear);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void sayBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    String hear() throws InterruptedException {
        String text = ear.texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(text, "nothing is answered");
        return text;
    }

    /** The code with which the gateway closes. */
    int closeCode() {
        return ear.closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
