package io.voltgate.gateway.station;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Reads from a pipeline what TLS says of its connection. Stateless. Called when the handshake of TLS is over. */
final class TlsLinks {
    private static final Set<String> LEGACY = Set.of("TLSv1", "TLSv1.1");

    private TlsLinks() {}

    static TlsLink of(ChannelPipeline pipeline) {
        SslHandler tls = pipeline.get(SslHandler.class);
        if (tls == null) {
            return TlsLink.NONE;
        }
        SSLSession session = tls.engine().getSession();
        return new TlsLink(
                session.getProtocol() + " " + session.getCipherSuite(),
                LEGACY.contains(session.getProtocol()),
                client(session));
    }

    private static Optional<X509Certificate> client(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate first
                    ? Optional.of(first)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
