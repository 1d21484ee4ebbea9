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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of a scripted station, over the JDK's client, which tells how a handshake was refused. Used by the runner's thread; the
 * client's threads only fill the inbox. After it was closed, nothing more comes.
 */
final class ScriptedLink {
    private static final int UPGRADED = 101;
    private static final long PATIENCE_MS = 2_000;

    /** What comes in on a connection. */
    sealed interface Heard {
        /** A frame, with its place in the transcript. */
        record Told(Frame frame, int place) implements Heard {}

        /** The end; the code is that of the WebSocket, 1006 where it just broke. */
        record Closed(String reason, int code) implements Heard {}
    }

    /** Who is written down as having said something, and who watches what is said to it. */
    record Side(Transcript transcript, String station, Watch watch) {
        int note(Transcript.Kind kind, String text) {
            return transcript.note(kind, station, text);
        }
    }

    private static final int BROKEN = 1006;

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
                    .replace("*", "%2A")
                    // A slash at its end is one of the path, as some stations have it.
                    .replaceFirst("%2F$", "/");
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

    static Outcome dial(HttpClient client, Dial dial, Ear ear, Duration limit) {
        try {
            WebSocket socket = dial.fill(client.newWebSocketBuilder().connectTimeout(limit))
                    .buildAsync(dial.uri(), ear)
                    .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            ear.side.note(Transcript.Kind.OPENED, dial.uri() + " " + socket.getSubprotocol());
            return new Outcome(UPGRADED, socket.getSubprotocol(), "", new ScriptedLink(socket, ear));
        } catch (CompletionException failed) {
            int status = failed.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
            String why = dial.uri() + " " + failed.getCause();
            ear.end(status == 0 ? why : "HTTP " + status + " " + why);
            return new Outcome(status, "", String.valueOf(failed.getCause()), null);
        }
    }

    /** Sends a text, and gives its place in the transcript; without effect where the connection is gone, which the inbox tells. */
    int send(String text) {
        int place = ear.says(text, text);
        settle(() -> socket.sendText(text, true));
        return place;
    }

    /** Sends a text in fragments of about the same length. */
    int sendParts(int parts, String text) {
        int place = ear.says(text, text);
        int size = Math.max(1, (text.length() + parts - 1) / parts);
        for (int from = 0; from < text.length(); from += size) {
            String part = text.substring(from, Math.min(text.length(), from + size));
            boolean whole = from + size >= text.length();
            settle(() -> socket.sendText(part, whole));
        }
        return place;
    }

    int sendBinary(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int place = ear.says("binary " + hex, "binary " + new String(bytes, StandardCharsets.UTF_8));
        settle(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
        return place;
    }

    private void settle(Supplier<CompletableFuture<WebSocket>> said) {
        if (!socket.isOutputClosed()) {
            var _ = said.get().exceptionally(_ -> socket).join();
        }
    }

    /** Whether a ping is answered in time. */
    boolean ping(Duration limit) throws InterruptedException {
        int before = ear.pongs.availablePermits();
        settle(() -> socket.sendPing(ByteBuffer.allocate(0)));
        boolean answered = ear.pongs.tryAcquire(before + 1, limit.toNanos(), TimeUnit.NANOSECONDS);
        ear.pongs.drainPermits();
        return answered;
    }

    /** Ends the connection in order, or at once where the server doesn't take its end. */
    void close() {
        if (!socket.isOutputClosed()) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .exceptionally(_ -> socket)
                    .join();
        }
        cut();
    }

    /** Ends the connection of TCP, and says nothing. */
    void cut() {
        ear.end("by the station");
        socket.abort();
    }

    /** The next that comes in, null where nothing comes in time. */
    @Nullable
    Heard next(long nanos) throws InterruptedException {
        return ear.inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** What listens on one connection. */
    static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
        private final Semaphore pongs = new Semaphore(0);
        private final StringBuilder text = new StringBuilder();
        private final OcppVersion version;
        private final Side side;
        private final Watch.Line line;

        Ear(OcppVersion version, Side side) {
            this.version = version;
            this.side = side;
            this.line = side.watch().line(side.station(), version);
        }

        /** Writes down what the station is about to send, as it is shown and as it may be read. */
        private int says(String shown, String meant) {
            int place = side.note(Transcript.Kind.SENT, shown);
            line.said(place, meant);
            return place;
        }

        private void end(String how) {
            line.closed(side.note(Transcript.Kind.CLOSED, how), how);
        }

        @Override
        public void onOpen(WebSocket socket) {
            line.opened(socket.getSubprotocol());
            socket.request(1);
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
            int place = side.note(Transcript.Kind.HEARD, text);
            line.heard(place, text);
            try {
                return new Heard.Told(FrameCodec.decode(version, text), place);
            } catch (OcppException unreadable) {
                side.transcript().blame(place);
                return new Heard.Closed("the server sent what can't be read: " + unreadable.getMessage(), BROKEN);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pongs.release();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end("by the server, code " + code + " " + reason);
            inbox.add(new Heard.Closed("closed by the server, code " + code, code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(String.valueOf(error));
            inbox.add(new Heard.Closed(String.valueOf(error), BROKEN));
        }
    }
}
