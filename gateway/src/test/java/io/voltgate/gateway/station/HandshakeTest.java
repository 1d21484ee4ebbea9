package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.persistence.store.StationAccess;
import java.util.List;
import java.util.Locale;
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
        assertTrue(response.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol: ocpp1.6\r\n"), response);
        assertEquals(List.of(new Input.Connected(new StationId("CS-1"), 101, "ocpp1.6", "", false)), test.drain());
    }

    @Test
    void quirk05_shouldForgiveOneOfTheTwoHeadersThatAskForTheUpgrade() {
        test.enter("CS-1");
        for (String headers : List.of(
                "Upgrade: WebSocket",
                "upgrade: WEBSOCKET\r\nconnection: keep-alive",
                "Connection: keep-alive, UPGRADE",
                "Connection: upgrade\r\nUpgrade: h2c")) {
            assertStatus(
                    101,
                    new TestSocket(test)
                            .raw("GET /CS-1 HTTP/1.1\r\nHost: g\r\n" + headers + "\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + OCPP16 + "\r\n\r\n"));
        }
        assertDeviation("NO_CONNECTION_UPGRADE", 2);
        assertDeviation("NO_UPGRADE_HEADER", 2);
        assertStatus(
                426,
                new TestSocket(test)
                        .raw("GET /CS-1 HTTP/1.1\r\nHost: g\r\nConnection: Upgrade\r\n" + OCPP16 + "\r\n\r\n"));
    }

    private void assertDeviation(String name, int times) {
        assertTrue(
                test.counted("voltgate_deviations_total{deviation=\"" + name + "\"} " + times),
                () -> name + " in " + test.metrics.scrape());
    }

    @Test
    void quirk02_shouldUpgradeAStationThatNamesNoSubprotocolAndNameItNone() {
        test.enter("CS-1", new StationAccess(null, null, "ocpp2.0.1", null, 0));
        String response = new TestSocket(test).request("/CS-1");
        assertStatus(101, response);
        assertFalse(response.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol"), response);
        assertEquals(List.of(new Input.Connected(new StationId("CS-1"), 101, "ocpp2.0.1", "", false)), test.drain());
        assertDeviation("NO_SUBPROTOCOL", 1);
        TestPlane site = new TestPlane(Map.of("VOLTGATE_STATIONS_DEFAULT_VERSION", "ocpp1.6"));
        site.enter("CS-2");
        assertStatus(101, new TestSocket(site).request("/CS-2", "Sec-WebSocket-Protocol:"));
        assertEquals(List.of(new Input.Connected(new StationId("CS-2"), 101, "ocpp1.6", "", false)), site.drain());
    }

    @Test
    void shouldUpgradeWithoutTheHeaderAndCloseAtOnceWhereTheOperatorWantsThatForNoCommonSubprotocol() {
        TestPlane closing = new TestPlane(Map.of("VOLTGATE_STATIONS_NO_COMMON_SUBPROTOCOL", "close"));
        closing.enter("CS-1");
        TestSocket socket = new TestSocket(closing);
        String response = socket.request("/CS-1", "Sec-WebSocket-Protocol: ocpp0.1");
        assertStatus(101, response);
        assertFalse(response.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol"), response);
        assertFalse(socket.server.isOpen());
        assertTrue(closing.drain().isEmpty());
        assertTrue(closing.counted("voltgate_handshakes_refused_total{reason=\"no_subprotocol\"} 1"));
    }

    @Test
    void quirk07_shouldFindAStationByLettersOfAnotherCaseAndByItsAliases() {
        test.enter("CS-1");
        test.register.aliases.put(new StationId("CS-1"), List.of("KEBA 1"));
        assertStatus(101, new TestSocket(test).request("/ocpp/cs-1", OCPP16));
        assertStatus(101, new TestSocket(test).request("/ocpp/keba%201", OCPP16));
        assertEquals(
                List.of(new StationId("CS-1")),
                test.drain().stream().map(Input::station).distinct().toList());
        assertDeviation("IDENTITY_CASE", 1);
        assertDeviation("IDENTITY_ALIAS", 1);
        test.enter("cs-1");
        test.enter("Cs-1");
        assertStatus(404, new TestSocket(test).request("/ocpp/cS-1", OCPP16));
    }

    @Test
    void quirk08_shouldTakeOffASuffixThatTheOperatorLetsPass() {
        TestPlane keba = new TestPlane(Map.of("VOLTGATE_STATIONS_IDENTITY_SUFFIXES", "-x _[0-9]+"));
        keba.enter("CS-1");
        keba.enter("CS-2_77");
        assertStatus(101, new TestSocket(keba).request("/ocpp/CS-1_4711", OCPP16));
        assertStatus(101, new TestSocket(keba).request("/ocpp/CS-2_77", OCPP16));
        assertEquals(
                List.of(new StationId("CS-1"), new StationId("CS-2_77")),
                keba.drain().stream().map(Input::station).toList());
        assertStatus(404, new TestSocket(keba).request("/ocpp/CS-1_47a", OCPP16));
        assertStatus(404, new TestSocket(keba).request("/ocpp/_4711", OCPP16));
        assertTrue(keba.counted("voltgate_deviations_total{deviation=\"IDENTITY_SUFFIX\"} 1"));
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
        assertTrue(response.toLowerCase(Locale.ROOT).contains("retry-after: 10"), response);
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
