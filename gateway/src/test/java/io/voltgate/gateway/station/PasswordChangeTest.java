package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Order;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.StationAccess;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The new password goes out on the wire, and comes back in nothing that is told on. */
class PasswordChangeTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final String SECRET = "correct-horse-bat";
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestPlane test = new TestPlane(Map.of());

    private TestSocket dial(String protocol) {
        test.enter("CS-1");
        TestSocket socket = new TestSocket(test);
        String response = socket.request("/CS-1", "Sec-WebSocket-Protocol: " + protocol);
        assertTrue(response.startsWith("HTTP/1.1 101 "), response);
        test.drain();
        return socket;
    }

    private static PasswordsUnderway.Change change(String reference, String password) {
        return new PasswordsUnderway.Change(reference, "hash of " + reference, password);
    }

    private void order(TestSocket socket, String callId) {
        Order order = new Order(new CommandId(new UUID(0, 1)), 1, new Command.ChangePassword("ref-1"));
        test.channels.release(new Output.Call(STATION, 101, callId, order));
        socket.server.runPendingTasks();
    }

    @Test
    void quirk12_shouldSayItAsTheHexOfItsBytesInOcpp16() {
        TestSocket socket = dial("ocpp1.6");
        test.plane.passwords().keep(STATION, change("ref-1", SECRET), HOUR);
        order(socket, "c1");
        assertEquals(
                List.of("[2,\"c1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\""
                        + HexFormat.of().formatHex(SECRET.getBytes(UTF_8)) + "\"}]"),
                socket.heardTexts());
        socket.say("[3,\"c1\",{\"status\":\"Rejected\"}]");
        assertEquals(
                List.of(new Input.Answered(STATION, 101, "c1", new CommandResult(false, "Rejected", "{}"))),
                test.drain());
    }

    @Test
    void quirk12_shouldSayItAsItIsInOcpp2AndTellNothingOnOfTheAnswersWords() {
        for (String protocol : List.of("ocpp2.0.1", "ocpp2.1")) {
            PasswordChangeTest each = new PasswordChangeTest();
            TestSocket socket = each.dial(protocol);
            each.test.plane.passwords().keep(STATION, change("ref-1", SECRET), HOUR);
            each.order(socket, "c1");
            String sent = socket.heardTexts().getFirst();
            assertTrue(sent.startsWith("[2,\"c1\",\"SetVariables\","), sent);
            assertTrue(sent.contains("\"attributeValue\":\"" + SECRET + "\""), sent);
            assertTrue(sent.contains("\"BasicAuthPassword\""), sent);
            socket.say("[4,\"c1\",\"InternalError\",\"can't store " + SECRET + "\",{}]");
            assertEquals(List.of(new Input.CallFailed(STATION, 101, "c1", "InternalError")), each.test.drain());
        }
    }

    @Test
    void shouldFailAnOrderWhosePasswordIsNoLongerKnown() {
        TestSocket socket = dial("ocpp1.6");
        order(socket, "c1");
        assertEquals(List.of(), socket.heardTexts());
        Input.CallFailed failed =
                assertInstanceOf(Input.CallFailed.class, test.drain().getFirst());
        assertTrue(failed.detail().contains("restarted"), failed.detail());
        test.plane.passwords().keep(STATION, change("ref-2", SECRET), HOUR);
        order(socket, "c2");
        assertInstanceOf(Input.CallFailed.class, test.drain().getFirst());
    }

    @Test
    void shouldSendAPasswordOnceAndForgetItWhenItsTimeIsOver() {
        PasswordsUnderway underway = test.plane.passwords();
        underway.keep(STATION, change("ref-1", SECRET), HOUR);
        assertEquals(SECRET, underway.take(STATION, "ref-1").orElseThrow().password());
        assertTrue(underway.take(STATION, "ref-1").isEmpty());
        underway.keep(STATION, change("ref-2", SECRET), HOUR);
        test.wallMs += HOUR.toMillis();
        underway.keep(new StationId("CS-2"), change("ref-3", SECRET), HOUR);
        assertTrue(underway.take(STATION, "ref-2").isEmpty());
        underway.drop(new StationId("CS-2"), "ref-1");
        underway.drop(new StationId("CS-2"), "ref-3");
        assertTrue(underway.take(new StationId("CS-2"), "ref-3").isEmpty());
    }

    @Test
    void shouldNotSendAnOcpp16StationALongerKeyThanItCanTake() {
        TestSocket socket = dial("ocpp1.6");
        test.plane.passwords().keep(STATION, change("ref-1", SECRET + SECRET), HOUR);
        order(socket, "c1");
        assertEquals(List.of(), socket.heardTexts());
        assertInstanceOf(Input.CallUnsupported.class, test.drain().getFirst());
    }

    @Test
    void quirk12_shouldNotLetAStationInWithAPasswordThatItRefusedBeforeTheTablesSaySo() {
        StationAccess stored = new StationAccess("old", "hash of ref-1", "ocpp1.6", "serial", 2);
        for (String refusal : List.of("[3,\"c1\",{\"status\":\"Rejected\"}]", "[4,\"c1\",\"InternalError\",\"\",{}]")) {
            PasswordChangeTest each = new PasswordChangeTest();
            PasswordsUnderway underway = each.test.plane.passwords();
            TestSocket socket = each.dial("ocpp1.6");
            underway.keep(STATION, change("ref-1", SECRET), HOUR);
            each.order(socket, "c1");
            assertEquals(stored, underway.asHeard(STATION, stored), "its answer may be lost");
            socket.say(refusal);
            StationAccess now = new StationAccess("old", null, "ocpp1.6", "serial", 2);
            assertEquals(now, underway.asHeard(STATION, stored));
            assertEquals(now, underway.asHeard(STATION, now));
            StationAccess next = new StationAccess("old", "hash of ref-2", "ocpp1.6", "serial", 2);
            assertEquals(next, underway.asHeard(STATION, next), "a newer one is another");
        }
    }

    @Test
    void shouldKeepOldAndNewWhereTheStationTakesTheNewUntilItComesWithIt() {
        StationAccess stored = new StationAccess("old", "hash of ref-1", null, null, 0);
        TestSocket socket = dial("ocpp1.6");
        PasswordsUnderway underway = test.plane.passwords();
        underway.keep(STATION, change("ref-1", SECRET), HOUR);
        order(socket, "c1");
        socket.say("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertEquals(stored, underway.asHeard(STATION, stored));
        underway.cameWith(STATION, "hash of ref-1");
        assertEquals(StationAccess.of("hash of ref-1"), underway.asHeard(STATION, stored));
    }

    @Test
    void shouldForgetAPasswordThatWillNotBeSent() {
        StationAccess stored = new StationAccess("old", "hash of ref-1", null, null, 0);
        PasswordsUnderway underway = test.plane.passwords();
        PasswordsUnderway.Change change = change("ref-1", SECRET);
        assertFalse(change.toString().contains(SECRET));
        underway.keep(STATION, change, HOUR);
        underway.drop(STATION, "ref-1");
        assertEquals(StationAccess.of("old"), underway.asHeard(STATION, stored));
    }
}
