package io.voltgate.simulator;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.FakeGateway;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/**
 * A small server on the loop-back that accepts all that stations say. Its threads are the library's; what it heard is shared. Its clock
 * stands still and it answers every version alike, unless it is a good one.
 */
public final class CannedServer extends WebSocketServer implements AutoCloseable {
    /** A call that came, with who sent it. */
    public record Heard(String station, String action, String payload) {}

    private static final long NUDGE_MS = 100;

    private final CountDownLatch started = new CountDownLatch(1);
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile BinaryOperator<String> last = (action, answer) -> answer;
    private volatile boolean good;
    private final ScheduledExecutorService nudge = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nudge").factory());

    CannedServer(int port) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                2,
                List.of(new Draft_6455(
                        List.of(new PerMessageDeflateExtension()),
                        List.of(new Protocol("ocpp1.6"), new Protocol("ocpp2.0.1"), new Protocol("ocpp2.1")))));
        setReuseAddr(true);
        setDaemon(true);
    }

    public static CannedServer listening() throws InterruptedException {
        return listening(0);
    }

    /** One that a strict eye finds nothing in. */
    public static CannedServer good() throws InterruptedException {
        CannedServer server = listening();
        server.good = true;
        return server;
    }

    /** From now on each answer is changed so, by the action that it answers. */
    public void spoil(BinaryOperator<String> how) {
        last = how;
    }

    public static CannedServer listening(int port) throws InterruptedException {
        CannedServer server = new CannedServer(port);
        server.start();
        if (!server.started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not come up");
        }
        return server;
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/ocpp");
    }

    @Override
    public void onStart() {
        var _ = nudge.scheduleWithFixedDelay(this::writeOn, NUDGE_MS, NUDGE_MS, TimeUnit.MILLISECONDS);
        started.countDown();
    }

    /**
     * The library's selector stops watching for a writable socket after it has emptied the queue, and what a worker queues between
     * the two would lie there until the next answer.
     */
    private void writeOn() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        String path = handshake.getResourceDescriptor();
        socket.setAttachment(path.substring(path.lastIndexOf('/') + 1));
        authorizations.put(socket.getAttachment(), handshake.getFieldValue("Authorization"));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        String text = message.replace("\0", "").strip();
        if (!text.isEmpty()
                && FrameCodec.decode(OcppVersion.V201, text)
                        instanceof Frame.Call(String id, String action, String payload)) {
            heard.add(new Heard(socket.getAttachment(), action, payload));
            String answer = action.equals("StartTransaction")
                    ? String.format(
                            Locale.ROOT,
                            "{\"transactionId\":%d,\"idTagInfo\":{\"status\":\"Accepted\"}}",
                            transactions.incrementAndGet())
                    : good ? goodAnswer(socket, action, payload) : FakeGateway.answerTo(action);
            socket.send(last.apply(action, FrameCodec.encode(new Frame.CallResult(id, answer))));
        }
    }

    private static String goodAnswer(WebSocket socket, String action, String payload) {
        String now = "\"currentTime\":\"" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"";
        boolean v16 = socket.getProtocol().acceptProvidedProtocol("ocpp1.6");
        return switch (action) {
            case "BootNotification" -> "{\"status\":\"Accepted\",\"interval\":300," + now + "}";
            case "Heartbeat" -> "{" + now + "}";
            case "Authorize" -> "{\"" + (v16 ? "idTagInfo" : "idTokenInfo") + "\":{\"status\":\"Accepted\"}}";
            case "TransactionEvent" ->
                payload.contains("\"idToken\"") ? "{\"idTokenInfo\":{\"status\":\"Accepted\"}}" : "{}";
            case "DataTransfer" -> "{\"status\":\"UnknownVendorId\"}";
            default -> "{}";
        };
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception failure) {}

    /** Calls every station. */
    public void call(String id, String action, String payload) {
        broadcast(FrameCodec.encode(new Frame.Call(id, action, payload)));
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    Map<String, String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        nudge.shutdownNow();
        try {
            stop(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
