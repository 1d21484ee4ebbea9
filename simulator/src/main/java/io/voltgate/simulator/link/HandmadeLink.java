package io.voltgate.simulator.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket whose request and frames can be made by hand, so that a server can be shown what it should never see. Any thread may send;
 * a virtual thread of its own reads. What the server sends is held to RFC 6455 all the same, and after the end its listener hears
 * nothing more.
 */
public final class HandmadeLink {
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final int UPGRADED = 101;
    private static final int NORMAL = 1000;
    private static final int NO_CODE = 1005;
    private static final int BROKEN = 1006;
    /** Any number will do for a mask. */
    private static final int MASK = 0x5AC3_17E9;

    private static final String CANT_OFFER = "this JDK can't offer that: ";
    private static final String LINE = "HTTP/1\\.[01] \\d{3}( .*)?";

    private final Socket socket;
    private final Listener listener;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean mute;
    private volatile boolean withoutPongs;

    private HandmadeLink(Socket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /** What comes in; told by the reading thread. */
    public interface Listener {
        void text(String text);

        void pong();

        /** The end, by whomsoever; 1006 where it just broke, 1005 where no code was given. */
        void closed(int code, String reason);
    }

    /**
     * How a dial ended.
     *
     * @param status of HTTP, 0 where there was no answer that could be read
     * @param subprotocol that the server chose, empty for none
     * @param reason why there is no link; empty where there is one
     */
    public record Answer(
            int status,
            String subprotocol,
            String reason,
            @Nullable HandmadeLink link) {
        /** Whether the server was asked at all, and has not agreed to what TLS or HTTP it was asked for. */
        public boolean isRefusal() {
            return link == null && !reason.contains(CANT_OFFER);
        }

        private static Answer without(int status, String reason) {
            return new Answer(status, "", reason, null);
        }
    }

    /** Connects and asks; each step may take so long. */
    public static Answer dial(Opening opening, Listener listener, Duration limit) {
        Socket socket = new Socket();
        try {
            int limitMs = Math.toIntExact(limit.toMillis());
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(opening.url().getHost(), opening.port()), limitMs);
            socket.setSoTimeout(limitMs);
            Socket spoken = opening.isSecured() ? secured(socket, opening) : socket;
            return ask(spoken, opening, listener);
        } catch (SocketTimeoutException silent) {
            shut(socket);
            return Answer.without(0, "the server says nothing for " + limit.toMillis() + " ms");
        } catch (IOException failed) {
            shut(socket);
            return Answer.without(0, String.valueOf(failed));
        }
    }

    private static Socket secured(Socket socket, Opening opening) throws IOException {
        Opening.TlsOffer offer = opening.tls();
        if (offer == null) {
            throw new IOException("nothing says whom to trust");
        }
        SSLSocket tls = (SSLSocket)
                offer.tls().sockets().createSocket(socket, opening.url().getHost(), opening.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!offer.named()) {
            parameters.setServerNames(List.of());
        }
        try {
            if (!offer.protocols().isEmpty()) {
                parameters.setProtocols(offer.protocols().toArray(String[]::new));
            }
            if (!offer.suites().isEmpty()) {
                parameters.setCipherSuites(offer.suites().toArray(String[]::new));
            }
            tls.setSSLParameters(parameters);
        } catch (IllegalArgumentException unknown) {
            throw new IOException(CANT_OFFER + unknown.getMessage(), unknown);
        }
        try {
            tls.startHandshake();
            return tls;
        } catch (SSLHandshakeException refused) {
            boolean ours = String.valueOf(refused.getMessage()).contains("No appropriate protocol");
            throw ours ? new IOException(CANT_OFFER + refused.getMessage(), refused) : refused;
        }
    }

    private static Answer ask(Socket socket, Opening opening, Listener listener) throws IOException {
        String key = Opening.freshKey();
        socket.getOutputStream().write(opening.head(key));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        List<String> lines = head(in).lines().toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        if (!first.matches(LINE)) {
            shut(socket);
            return Answer.without(0, first.isEmpty() ? "the server hangs up" : "the server answers with " + first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        if (status != UPGRADED) {
            shut(socket);
            return Answer.without(status, first);
        }
        Map<String, String> fields = fields(lines);
        String wrong = flaw(fields, opening, key);
        if (!wrong.isEmpty()) {
            shut(socket);
            return Answer.without(0, wrong);
        }
        socket.setSoTimeout(0);
        HandmadeLink link = new HandmadeLink(socket, listener);
        Thread.ofVirtual().name("handmade").start(() -> link.read(in));
        return new Answer(status, fields.getOrDefault("Sec-WebSocket-Protocol", ""), "", link);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        int each = in.read();
        while (each >= 0 && head.size() < MAX_HEAD_BYTES) {
            head.write(each);
            boolean expected = each == (ends % 2 == 0 ? '\r' : '\n');
            ends = expected ? ends + 1 : each == '\r' ? 1 : 0;
            if (ends == 4) {
                break;
            }
            each = in.read();
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.merge(
                        line.substring(0, colon), line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
            }
        }
        return fields;
    }

    /** What is wrong with an answer that agrees (RFC 6455, 4.1), empty where nothing is. */
    private static String flaw(Map<String, String> fields, Opening opening, String key) {
        String chosen = fields.get("Sec-WebSocket-Protocol");
        List<String> connection = List.of(
                fields.getOrDefault("Connection", "").toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
        if (!fields.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket") || !connection.contains("upgrade")) {
            return "the server answers 101 without upgrade to websocket";
        }
        if (!fields.getOrDefault("Sec-WebSocket-Accept", "").equals(WireHandshake.accept(key))) {
            return "the server answers 101 with a wrong Sec-WebSocket-Accept";
        }
        if (chosen != null && !opening.subprotocols().contains(chosen)) {
            return "the server chooses the subprotocol " + chosen + ", which was not offered";
        }
        return fields.containsKey("Sec-WebSocket-Extensions")
                ? "the server agrees to an extension that was not offered"
                : "";
    }

    private void read(InputStream in) {
        WireReader reader = new WireReader(MAX_MESSAGE_BYTES);
        byte[] bytes = new byte[MAX_HEAD_BYTES];
        try {
            int count = in.read(bytes);
            while (count >= 0) {
                reader.read(ByteBuffer.wrap(bytes, 0, count), new Told());
                count = in.read(bytes);
            }
            end(BROKEN, "the server hung up without a word");
        } catch (WireBreach breach) {
            write(WireWriter.close(breach.code(), String.valueOf(breach.getMessage()), MASK));
            end(BROKEN, "the server broke the WebSocket: " + breach.getMessage());
        } catch (IOException lost) {
            end(BROKEN, String.valueOf(lost));
        } finally {
            shut(socket);
            done.countDown();
        }
    }

    /** What the reader tells. */
    private final class Told implements WireReader.Sink {
        @Override
        public void text(String text) {
            if (!told.get()) {
                listener.text(text);
            }
        }

        @Override
        public void ping(byte[] data) {
            if (!mute && !withoutPongs) {
                write(WireWriter.pong(data, MASK));
            }
        }

        @Override
        public void pong() {
            listener.pong();
        }

        @Override
        public void closing(int code, String reason) {
            if (!mute) {
                write(WireWriter.close(code == NO_CODE ? NORMAL : code, "", MASK));
            }
            end(code, reason);
        }
    }

    private void end(int code, String reason) {
        if (told.compareAndSet(false, true)) {
            listener.closed(code, reason);
        }
    }

    /** Sends a frame with this head, whatever it is. */
    public void send(FrameHead head, byte[] payload) {
        write(WireWriter.frame(head, payload.clone(), MASK));
    }

    /** A connection that is gone is told by the reading thread. */
    private void write(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        try {
            synchronized (this) {
                socket.getOutputStream().write(bytes);
            }
        } catch (IOException gone) {
            shut(socket);
        }
    }

    /** From now on nothing is answered, neither a ping nor the end: the station is still connected, and not there. */
    public void mute() {
        mute = true;
    }

    /** Whether pings of the server are answered. */
    public void answerPings(boolean on) {
        withoutPongs = !on;
    }

    /** Ends the connection in order, and waits so long for the server to take it. */
    public void close(Duration patience) throws InterruptedException {
        write(WireWriter.close(NORMAL, "", MASK));
        told.set(true);
        boolean _ = done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        shut(socket);
    }

    /** Ends the connection of TCP, and says nothing. */
    public void cut() {
        told.set(true);
        shut(socket);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // There is nothing left that could be lost.
            return;
        }
    }
}
