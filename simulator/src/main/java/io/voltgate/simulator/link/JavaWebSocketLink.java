package io.voltgate.simulator.link;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.extensions.IExtension;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A link over Java-WebSocket. It owns two threads of the library while it lives, and tells its listener on one of them. The
 * library's own reconnecting and its lost-connection timer stay off: both are the station's business.
 */
public final class JavaWebSocketLink implements StationLink {
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final Client client;

    private JavaWebSocketLink(Client client) {
        this.client = client;
    }

    /**
     * How to reach the gateway.
     *
     * @param url such as ws://127.0.0.1:9000/ocpp; the identity follows as the last path segment
     * @param subprotocol empty offers none
     * @param password for HTTP Basic, null sends none
     * @param compression whether to offer permessage-deflate
     * @param tls for wss; null trusts whom the JDK trusts
     */
    public record Target(
            URI url,
            String identity,
            String subprotocol,
            @Nullable String password,
            boolean compression,
            @Nullable Tls tls) {
        public Target(URI url, String identity, String subprotocol, @Nullable String password, boolean compression) {
            this(url, identity, subprotocol, password, compression, null);
        }

        public Target over(@Nullable Tls secured) {
            return new Target(url, identity, subprotocol, password, compression, secured);
        }

        URI uri() {
            String segment = URLEncoder.encode(identity, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A");
            String base = url.toString();
            return URI.create((base.endsWith("/") ? base : base + "/") + segment);
        }

        Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            if (password != null) {
                byte[] pair = (identity + ":" + password).getBytes(StandardCharsets.UTF_8);
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            return headers;
        }

        @Override
        public String toString() {
            return uri() + " (" + subprotocol + ")";
        }
    }

    public static StationLink.Dialer dialer(Target target) {
        return listener -> {
            Client client = new Client(target, listener);
            client.setDaemon(true);
            client.setConnectionLostTimeout(0);
            client.setTcpNoDelay(true);
            Tls tls = target.tls();
            if (tls != null) {
                client.setSocketFactory(tls.sockets());
            }
            client.connect();
            return new JavaWebSocketLink(client);
        };
    }

    @Override
    public void send(String text) {
        try {
            client.send(text);
        } catch (WebsocketNotConnectedException gone) {
            client.sawGone();
        }
    }

    @Override
    public boolean ping(Runnable onPong) {
        client.ping(onPong);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public void cut() {
        client.getConnection().closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
    }

    private static final class Client extends WebSocketClient {
        private final Listener listener;
        private final AtomicReference<@Nullable Runnable> awaitsPong = new AtomicReference<>();
        private boolean told;

        Client(Target target, Listener listener) {
            super(target.uri(), draft(target), target.headers(), CONNECT_TIMEOUT_MS);
            this.listener = listener;
        }

        private static Draft_6455 draft(Target target) {
            List<IExtension> extensions = target.compression() ? List.of(new PerMessageDeflateExtension()) : List.of();
            List<IProtocol> protocols = List.of(new Protocol(target.subprotocol()));
            return new Draft_6455(extensions, protocols);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            listener.opened();
        }

        @Override
        public void onMessage(String message) {
            listener.received(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            end((remote ? "closed by the gateway" : "closed") + ", code " + code
                    + (reason.isEmpty() ? "" : ": " + reason));
        }

        /** The library follows each error that ends a connection with onClose. */
        @Override
        public void onError(Exception failure) {
            if (!isOpen() && !isClosing()) {
                end(String.valueOf(failure.getMessage()));
            }
        }

        void ping(Runnable onPong) {
            awaitsPong.set(onPong);
            try {
                sendPing();
            } catch (WebsocketNotConnectedException gone) {
                sawGone();
            }
        }

        @Override
        public void onWebsocketPong(WebSocket connection, Framedata frame) {
            super.onWebsocketPong(connection, frame);
            Runnable awaits = awaitsPong.getAndSet(null);
            if (awaits != null) {
                awaits.run();
            }
        }

        void sawGone() {
            end("not connected");
        }

        private void end(String reason) {
            synchronized (this) {
                if (told) {
                    return;
                }
                told = true;
            }
            listener.closed(reason);
        }
    }
}
