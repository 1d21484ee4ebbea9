package io.voltgate.simulator.tape;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Stands between stations and their server, and hands on every byte. It owns a virtual thread that accepts, and two for each connection.
 * Handshakes pass with their credentials, subprotocols and refusals; only compression isn't offered on.
 */
public final class RecordingServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final ServerSocket listening;
    private final URI server;
    private final Witness witness;
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();

    private RecordingServer(ServerSocket listening, URI server, Witness witness) {
        this.listening = listening;
        this.server = server;
        this.witness = witness;
    }

    /**
     * Listens at a port, 0 for any free one.
     *
     * @param server such as ws://host:9000/ocpp or wss://host/ocpp; the last path segment of each station follows it
     */
    public static RecordingServer listening(int port, URI server, Witness witness) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(port), 1000);
        RecordingServer started = new RecordingServer(listening, server, witness);
        Thread.ofVirtual().name("recorder").start(started::accept);
        return started;
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket station = listening.accept();
                if (!room.tryAcquire()) {
                    station.close();
                    witness.trouble("more than " + MOST_CONNECTIONS + " connections; one was refused");
                    continue;
                }
                Thread.ofVirtual().start(() -> serve(station));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                witness.trouble("a connection can't be accepted: " + failed.getMessage());
            }
        }
    }

    private void serve(Socket station) {
        try (station) {
            Upgrade request = Upgrade.read(station.getInputStream());
            try (Socket upstream = dial()) {
                Relay relay = new Relay(station, upstream, witness);
                relays.add(relay);
                try {
                    relay.run(request, server);
                } finally {
                    relays.remove(relay);
                }
            } catch (IOException unreachable) {
                witness.trouble(request.identity() + ": " + server + " can't be reached: " + unreachable.getMessage());
            }
        } catch (IOException broken) {
            witness.trouble("a station's handshake failed: " + broken.getMessage());
        } finally {
            room.release();
        }
    }

    private Socket dial() throws IOException {
        boolean secure = "wss".equals(server.getScheme());
        int port = server.getPort() > 0 ? server.getPort() : secure ? 443 : 80;
        SocketFactory factory = secure ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
        Socket upstream = new Socket();
        upstream.connect(new InetSocketAddress(server.getHost(), port), CONNECT_TIMEOUT_MS);
        upstream.setTcpNoDelay(true);
        if (factory instanceof SSLSocketFactory tls) {
            return tls.createSocket(upstream, server.getHost(), port, true);
        }
        return upstream;
    }

    /** Ends all connections, and listens no longer. */
    @Override
    public void close() throws IOException {
        listening.close();
        relays.forEach(Relay::close);
    }
}
