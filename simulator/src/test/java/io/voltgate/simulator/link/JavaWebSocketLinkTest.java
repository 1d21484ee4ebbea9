package io.voltgate.simulator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The library's link against a server that speaks bytes. */
@Timeout(60)
final class JavaWebSocketLinkTest {
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    @Test
    void shouldTellThePongToItsPingAndBeCutWithoutAWord() throws Exception {
        Ear ear = new Ear();
        try (RawServer server = new RawServer()) {
            StationLink link = JavaWebSocketLink.dialer(
                            new JavaWebSocketLink.Target(server.url(), "CS-1", "ocpp1.6", null, false))
                    .dial(ear);
            server.agree();
            ear.expect("opened");
            assertTrue(link.ping(ear::ponged));
            RawServer.Frame ping = server.hear();
            assertEquals(PING, ping.first());
            server.say(RawServer.frame(PONG, ping.text()));
            ear.expect("pong");
            link.cut();
            assertTrue(ear.next().startsWith("closed: "));
            assertEquals(-1, server.next());
        }
    }
}
