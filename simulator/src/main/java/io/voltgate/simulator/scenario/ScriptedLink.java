package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of a scripted station, over the JDK's client, which tells how a handshake was refused. Used by the runner's thread; the
 * client's threads only fill the inbox. After it was closed, nothing more comes.
 */
final class ScriptedLink {
    private static final int UPGRADED = 101;

    /** What comes in on a connection. */
    sealed interface Heard {
        record Told(Frame frame) implements Heard {}

        record Closed(String reason) implements Heard {}
    }

    /**
     * Who dials, and how.
     *
     * @param url such as ws://127.0.0.1:9000/ocpp; the identity follows as the last path segment
     * @param user of HTTP Basic
     * @param password null sends no credentials
     */
    record Dial(
            URI url, String identity, String user, @Nullable String password, List<String> subprotocols) {
        private URI uri() {
            String segment = URLEncoder.encode(identity, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A");
            String base = url.toString();
            return URI.create((base.endsWith("/") ? base : base + "/") + segment);
        }

        private WebSocket.Builder fill(WebSocket.Builder builder) {
            if (!subprotocols.isEmpty()) {
                builder.subprotocols(
                        subprotocols.getFirst(),
                        subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
            }
            if (password != null) {
                byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
                builder.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            return builder;
        }

        @Override
        public String toString() {
            return uri() + " as " + user;
        }
    }

    /** How a dial ended: the status of HTTP, 0 where there was none, and the connection where it was upgraded. */
    record Outcome(
            int status,
            String subprotocol,
            String reason,
            @Nullable ScriptedLink link) {}

    private final WebSocket socket;
    private final Ear ear;

    private ScriptedLink(WebSocket socket, Ear ear) {
        this.socket = socket;
        this.ear = ear;
    }

    static Outcome dial(HttpClient client, Dial dial, OcppVersion version, Duration limit) {
        Ear ear = new Ear(version);
        try {
            WebSocket socket = dial.fill(client.newWebSocketBuilder().connectTimeout(limit))
                    .buildAsync(dial.uri(), ear)
                    .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return new Outcome(UPGRADED, socket.getSubprotocol(), "", new ScriptedLink(socket, ear));
        } catch (CompletionException failed) {
            int status = failed.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
            return new Outcome(status, "", String.valueOf(failed.getCause()), null);
        }
    }

    /** Sends a text; without effect where the connection is gone, which the inbox tells. */
    void send(String text) {
        if (!socket.isOutputClosed()) {
            var _ = socket.sendText(text, true).exceptionally(_ -> socket).join();
        }
    }

    /** Ends the connection in order. */
    void close() {
        if (!socket.isOutputClosed()) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(_ -> socket)
                    .join();
        }
        socket.abort();
    }

    /** The next that comes in, null where nothing comes in time. */
    @Nullable
    Heard next(long nanos) throws InterruptedException {
        return ear.inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final OcppVersion version;

        Ear(OcppVersion version) {
            this.version = version;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                inbox.add(read(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private Heard read(String text) {
            try {
                return new Heard.Told(FrameCodec.decode(version, text));
            } catch (OcppException unreadable) {
                return new Heard.Closed("the gateway sent what can't be read: " + unreadable.getMessage());
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            inbox.add(new Heard.Closed("closed by the gateway, code " + code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            inbox.add(new Heard.Closed(String.valueOf(error)));
        }
    }
}
