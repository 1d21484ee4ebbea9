package io.voltgate.simulator.link;

import io.voltgate.simulator.pki.KeyedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A server over TLS on the loop-back that sends back what it hears. Its threads are the library's. */
final class TlsEchoServer extends WebSocketServer implements AutoCloseable {
    private static final char[] NO_PASSWORD = new char[0];

    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean greeted;

    private TlsEchoServer() {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("ocpp2.0.1")))));
        setReuseAddr(true);
        setDaemon(true);
    }

    /** A server that shows this certificate, and where clients are given wants one of theirs. */
    static TlsEchoServer listening(KeyedCertificate own, Tls.@Nullable Trust clients) throws InterruptedException {
        TlsEchoServer server = new TlsEchoServer();
        try {
            SSLContext context = context(own, clients);
            SSLParameters parameters = context.getDefaultSSLParameters();
            parameters.setNeedClientAuth(clients != null);
            server.setWebSocketFactory(new SSLParametersWebSocketServerFactory(context, parameters));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
        server.start();
        if (!server.started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not come up");
        }
        return server;
    }

    private static SSLContext context(KeyedCertificate own, Tls.@Nullable Trust clients)
            throws GeneralSecurityException, IOException {
        KeyStore keys = empty();
        keys.setKeyEntry("own", own.key(), NO_PASSWORD, own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), clients == null ? null : trusted(clients), new SecureRandom());
        return context;
    }

    private static TrustManager[] trusted(Tls.Trust clients) throws GeneralSecurityException, IOException {
        KeyStore roots = empty();
        roots.setCertificateEntry("root", clients.roots().getFirst());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, new X509CertSelector());
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(clients.revocations())));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    boolean greeted() {
        return greeted;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        greeted = true;
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        socket.send(message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception failure) {}

    @Override
    public void close() {
        try {
            stop(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
