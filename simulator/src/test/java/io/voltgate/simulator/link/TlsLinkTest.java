package io.voltgate.simulator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.KeyedCertificate;
import io.voltgate.simulator.pki.TestAuthority;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links over TLS, against a real server with certificates of the test authority. */
@Timeout(30)
final class TlsLinkTest {
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    private final TestAuthority authority = TestAuthority.of(3, Instant.now());
    private final Tls.Trust trust = new Tls.Trust(List.of(authority.root()), authority.revocations());

    /** Says "opened", "received: ..." or "closed". */
    private static final class Words implements StationLink.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void opened() {
            words.add("opened");
        }

        @Override
        public void received(String text) {
            words.add("received: " + text);
        }

        @Override
        public void closed(String reason) {
            words.add("closed: " + reason);
        }

        String next() throws InterruptedException {
            String word = words.poll(10, TimeUnit.SECONDS);
            assertNotNull(word, "nothing is told");
            return word;
        }
    }

    private KeyedCertificate server(Flaw flaw) {
        return authority.server(flaw, "Op", HOSTS);
    }

    private static String outcome(TlsEchoServer server, Tls tls) throws InterruptedException {
        Words words = new Words();
        URI url = URI.create("wss://127.0.0.1:" + server.getPort() + "/ocpp");
        StationLink link = JavaWebSocketLink.dialer(
                        new JavaWebSocketLink.Target(url, "CS-1", "ocpp2.0.1", null, false).over(tls))
                .dial(words);
        String first = words.next();
        if (!first.equals("opened")) {
            return first;
        }
        link.send("hello");
        String answer = words.next();
        link.close();
        return answer;
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldBelieveOnlyTheRightServer(Flaw flaw) throws InterruptedException {
        try (TlsEchoServer server = TlsEchoServer.listening(server(flaw), null)) {
            String outcome = outcome(server, Tls.trusting(trust));
            switch (flaw) {
                case NONE, WRONG_ORGANISATION -> assertEquals("received: hello", outcome);
                case EXPIRED, NOT_YET_VALID, REVOKED, WRONG_NAME, UNKNOWN_AUTHORITY ->
                    assertTrue(outcome.startsWith("closed"), outcome);
            }
            assertEquals(outcome.startsWith("received"), server.greeted());
        }
    }

    @Test
    void shouldBelieveARevokedServerWhereThereAreNoLists() throws InterruptedException {
        try (TlsEchoServer server = TlsEchoServer.listening(server(Flaw.REVOKED), null)) {
            assertEquals("received: hello", outcome(server, Tls.trusting(Tls.Trust.in(authority.root()))));
        }
    }

    /** Name and organisation are the business of the server's application, which here has none. */
    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldShowItsOwnCertificate(Flaw flaw) throws InterruptedException {
        KeyedCertificate own = authority.station(flaw, "Op", "CS-1");
        try (TlsEchoServer server = TlsEchoServer.listening(server(Flaw.NONE), trust)) {
            String outcome = outcome(server, Tls.of(trust, own.key(), own.chain()));
            switch (flaw) {
                case NONE, WRONG_NAME, WRONG_ORGANISATION -> assertEquals("received: hello", outcome);
                case EXPIRED, NOT_YET_VALID, REVOKED, UNKNOWN_AUTHORITY ->
                    assertTrue(outcome.startsWith("closed"), outcome);
            }
        }
    }

    @Test
    void shouldBeRefusedWithoutACertificateWhereOneIsWanted() throws InterruptedException {
        try (TlsEchoServer server = TlsEchoServer.listening(server(Flaw.NONE), trust)) {
            assertTrue(outcome(server, Tls.trusting(trust)).startsWith("closed"));
            assertFalse(server.greeted());
        }
    }
}
