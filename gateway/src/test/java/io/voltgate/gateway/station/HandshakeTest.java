package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final String OCPP16 = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final Map<String, String> PROVISION = Map.of("VOLTGATE_STATIONS_UNKNOWN", "provision");

    private final TestPlane test = new TestPlane(Map.of());

    private static void assertStatus(int status, String response) {
        assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
    }

    @Test
    void shouldUpgradeAKnownStationAndAnnounceIt() {
        test.enter("CS-1");
        String response = new TestSocket(test).request("/any/prefix/CS-1", OCPP16);
        assertStatus(101, response);
        assertTrue(
                response.toLowerCase(java.util.Locale.ROOT).contains("sec-websocket-protocol: ocpp1.6\r\n"), response);
        assertEquals(List.of(new Input.Connected(new StationId("CS-1"), 101, "ocpp1.6", "", false)), test.drain());
    }

    @Test
    void shouldForgiveAMissingConnectionHeader() {
        test.enter("CS-1");
        assertStatus(
                101,
                new TestSocket(test)
                        .raw("GET /CS-1 HTTP/1.1\r\nHost: g\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + OCPP16 + "\r\n\r\n"));
    }

    @Test
    void shouldAnswer404ToAnUnknownStation() {
        assertStatus(404, new TestSocket(test).request("/ocpp/NOBODY", OCPP16));
        assertTrue(test.drain().isEmpty());
        assertTrue(test.counted("voltgate_handshakes_refused_total{reason=\"unknown_station\"} 1"));
    }

    @Test
    void shouldTakeInAnUnknownStationWhereTheOperatorSaysSo() {
        TestPlane open = new TestPlane(PROVISION);
        assertStatus(101, new TestSocket(open).request("/ocpp/NEW", OCPP16));
        assertEquals(List.of(new Input.Connected(new StationId("NEW"), 101, "ocpp1.6", "", true)), open.drain());
    }

    @Test
    void shouldAnswer404ToABadIdentity() {
        assertStatus(404, new TestSocket(new TestPlane(PROVISION)).request("/ocpp/%zz", OCPP16));
        assertStatus(404, new TestSocket(new TestPlane(PROVISION)).request("/", OCPP16));
    }

    @Test
    void shouldAnswer400WithoutACommonSubprotocol() {
        test.enter("CS-1");
        assertStatus(400, new TestSocket(test).request("/CS-1"));
        assertStatus(400, new TestSocket(test).request("/CS-1", "Sec-WebSocket-Protocol: ocpp0.1"));
    }

    @Test
    void shouldAnswer401ToStationsWithoutCredentialsWhereTheyAreRequired() {
        TestPlane strict = new TestPlane(Map.of("VOLTGATE_STATIONS_AUTHENTICATION", "required"));
        strict.enter("CS-1");
        strict.enter("CS-2", new byte[20]);
        for (String station : List.of("CS-1", "CS-2")) {
            String response = new TestSocket(strict).request("/" + station, OCPP16);
            assertStatus(401, response);
            assertTrue(response.contains("Basic realm="), response);
        }
        assertStatus(404, new TestSocket(strict).request("/NOBODY", OCPP16));
    }

    @Test
    void shouldDemandThePasswordOfAStationThatHasOneEvenWhereItIsOptional() {
        test.enter("CS-2", new byte[20]);
        assertStatus(401, new TestSocket(test).request("/CS-2", OCPP16));
    }

    @Test
    void shouldAnswer426ToWhatIsNoWebSocket() {
        assertStatus(426, new TestSocket(test).raw("GET / HTTP/1.1\r\nHost: gateway\r\n\r\n"));
        assertStatus(426, new TestSocket(test).raw("POST /CS-1 HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\n\r\n"));
    }

    @Test
    void shouldAnswer431ToAnEndlessHead() {
        TestSocket socket = new TestSocket(test);
        assertStatus(431, socket.request("/CS-1", "X: " + "x".repeat(10_000)));
        assertFalse(socket.server.isOpen());
    }

    @Test
    void shouldCloseASocketThatTakesTooLong() {
        TestSocket socket = new TestSocket(test);
        socket.raw("GET /CS-1 HTTP/1.1\r\n");
        socket.pass(9);
        assertTrue(socket.server.isOpen());
        socket.pass(1);
        assertFalse(socket.server.isOpen());
    }

    @Test
    void shouldAnswer503WhenFull() {
        TestPlane small = new TestPlane(Map.of("VOLTGATE_STATIONS_MAX_CONNECTIONS", "1"));
        TestSocket.open(small, "CS-1");
        small.enter("CS-2");
        String response = new TestSocket(small).request("/CS-2", OCPP16);
        assertStatus(503, response);
        assertTrue(response.toLowerCase(java.util.Locale.ROOT).contains("retry-after: 10"), response);
        assertStatus(101, new TestSocket(small).request("/CS-1", OCPP16));
    }

    @Test
    void shouldAnswer503WhenTheInboxCanPromiseNoPlaceForTheEnd() {
        for (int each = 0; each < 8; each++) {
            TestSocket.open(test, "CS-" + each);
        }
        test.enter("CS-9");
        assertStatus(503, new TestSocket(test).request("/CS-9", OCPP16));
    }
}
