package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StationHandlerTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final String BOOT =
            "[2,\"%s\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";

    private final TestPlane test = new TestPlane(Map.of());
    private final TestSocket socket = TestSocket.open(test, "CS-1");
    private final long epoch = ((Input.Connected) test.drain().getFirst()).epoch();

    private void answer(String messageId) {
        test.channels.release(
                new Output.Answer(STATION, epoch, messageId, new Reply.Booted(BootStatus.ACCEPTED, 0, 300)));
        socket.server.runPendingTasks();
    }

    private void call(String callId, Command command) {
        Order order = new Order(new CommandId(new UUID(0, 1)), 1, command);
        test.channels.release(new Output.Call(STATION, epoch, callId, order));
        socket.server.runPendingTasks();
    }

    private void assertClosed(CloseReason reason) {
        assertEquals(List.of(new Input.Disconnected(STATION, epoch, reason)), test.drain());
        assertTrue(test.counted("voltgate_connections_closed_total{reason=\""
                + reason.name().toLowerCase(java.util.Locale.ROOT) + "\"} 1"));
        socket.pass(2);
        assertFalse(socket.server.isOpen());
        assertTrue(test.drain().isEmpty());
        assertEquals(0, test.channels.size());
    }

    @Test
    void shouldPassACallOnAndItsAnswerBack() {
        socket.say(BOOT.formatted("m1"));
        Input.Asked asked = assertInstanceOf(Input.Asked.class, test.drain().getFirst());
        assertEquals("m1", asked.messageId());
        assertEquals(epoch, asked.epoch());
        answer("m1");
        assertEquals(
                List.of(
                        "[3,\"m1\",{\"status\":\"Accepted\",\"currentTime\":\"1970-01-01T00:00:00.000Z\",\"interval\":300}]"),
                socket.heardTexts());
    }

    @Test
    void shouldAnswerWhatCannotBeReadWithThePrescribedCode() {
        socket.say("[2,\"m1\",\"BootNotification\",{\"chargePointVendor\":]");
        socket.say("[2,\"m2\",\"Authorize\",{\"idTag\":{}}]");
        socket.say("[2,\"m3\",\"Authorize\",{}]");
        socket.say("[2,\"m4\",\"FlyToTheMoon\",{}]");
        socket.say("[2,\"m5\",\"RemoteStartTransaction\",{\"idTag\":\"T\"}]");
        List<String> codes = socket.heardTexts().stream()
                .map(text -> text.split(",", 4)[1] + text.split(",", 4)[2])
                .toList();
        assertEquals(
                List.of(
                        "\"m1\"\"FormationViolation\"",
                        "\"m2\"\"TypeConstraintViolation\"",
                        "\"m3\"\"OccurenceConstraintViolation\"",
                        "\"m4\"\"NotImplemented\"",
                        "\"m5\"\"NotSupported\""),
                codes);
        assertTrue(test.drain().isEmpty());
        assertTrue(test.counted("voltgate_callerrors_sent_total{code=\"NotSupported\"} 1"));
    }

    @Test
    void quirk18_shouldGoOnAfterEmptyFramesAndWhatHasNoId() {
        socket.say("not json");
        socket.say("{}");
        socket.say("");
        assertEquals(List.of(), socket.heardTexts());
        assertTrue(test.counted("voltgate_deviations_total{deviation=\"UNREADABLE_FRAME\"} 2"));
        assertTrue(test.counted("voltgate_deviations_total{deviation=\"EMPTY_FRAME\"} 1"));
        socket.say(BOOT.formatted("m1"));
        assertEquals(1, test.drain().size());
    }

    @Test
    void shouldClose1003OnABinaryFrame() {
        socket.say(new BinaryWebSocketFrame(Unpooled.copyInt(1)));
        assertEquals(1003, socket.closeCode());
        assertClosed(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void shouldClose1009OnAMessageThatIsTooBig() {
        socket.say("x".repeat(5000));
        assertEquals(1009, socket.closeCode());
        assertClosed(CloseReason.MESSAGE_TOO_BIG);
    }

    @Test
    void shouldClose1009OnFragmentsThatAreTooBigTogether() {
        socket.say(new TextWebSocketFrame(false, 0, "x".repeat(3000)));
        assertEquals(0, socket.closeCode());
        socket.say(new ContinuationWebSocketFrame(true, 0, "x".repeat(3000)));
        assertEquals(1009, socket.closeCode());
        assertClosed(CloseReason.MESSAGE_TOO_BIG);
    }

    @Test
    void shouldTakeFragmentsTogetherWithAPingBetween() {
        String boot = BOOT.formatted("m1");
        socket.say(new TextWebSocketFrame(false, 0, boot.substring(0, 10)));
        socket.say(new PingWebSocketFrame());
        socket.say(new ContinuationWebSocketFrame(true, 0, boot.substring(10)));
        assertInstanceOf(PongWebSocketFrame.class, socket.heard().getFirst());
        assertEquals(1, test.drain().size());
    }

    @Test
    void shouldClose1002OnDeflatedFramesThatNobodyAgreedOn() {
        socket.say(new TextWebSocketFrame(true, 4, "x"));
        assertEquals(1002, socket.closeCode());
        assertClosed(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void shouldIgnoreWhatComesAfterItsOwnClose() {
        socket.say(new BinaryWebSocketFrame(Unpooled.copyInt(1)));
        socket.say(BOOT.formatted("m1"));
        assertClosed(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void shouldTellWhenTheStationCloses() {
        socket.say(new CloseWebSocketFrame(1000, "bye"));
        assertEquals(1000, socket.closeCode());
        assertClosed(CloseReason.STATION_CLOSED);
    }

    @Test
    void shouldTellWhenTheSocketBreaks() {
        var _ = socket.server.close();
        assertClosed(CloseReason.CONNECTION_LOST);
    }

    @Test
    void quirk13_shouldNeverDropAStationThatSpeaksForPongsThatItDoesNotSend() {
        for (int each = 0; each < 20; each++) {
            socket.pass(100);
            socket.say(BOOT.formatted("m" + each));
            answer("m" + each);
        }
        assertTrue(socket.server.isOpen());
        long pings = socket.heard().stream()
                .filter(PingWebSocketFrame.class::isInstance)
                .count();
        assertTrue(pings >= 10, pings + " pings");
    }

    @Test
    void shouldPingInSilenceAndCloseWhenItLasts() {
        socket.pass(60);
        assertInstanceOf(PingWebSocketFrame.class, socket.heard().getFirst());
        socket.say(new PongWebSocketFrame());
        socket.pass(60);
        socket.pass(60);
        assertEquals(2, socket.heard().size());
        assertTrue(socket.server.isOpen());
        socket.pass(60);
        assertEquals(1000, socket.closeCode());
        assertClosed(CloseReason.SILENT);
    }

    @Test
    void shouldCarryACallOutAndItsResultBack() {
        call("c1", new Command.StartSession(new IdToken("TAG", ""), null));
        assertEquals(List.of("[2,\"c1\",\"RemoteStartTransaction\",{\"idTag\":\"TAG\"}]"), socket.heardTexts());
        socket.say("[3,\"c1\",{\"status\":\"Accepted\"}]");
        Input.Answered answered =
                assertInstanceOf(Input.Answered.class, test.drain().getFirst());
        assertTrue(answered.result().accepted());
        socket.say("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertTrue(test.drain().isEmpty());
        assertTrue(test.counted("voltgate_deviations_total{deviation=\"ANSWER_TO_NO_CALL\"} 1"));
    }

    @Test
    void shouldAttributeALateResultToItsCall() {
        for (int call = 1; call <= 18; call++) {
            call("c" + call, new Command.StartSession(new IdToken("TAG", ""), null));
        }
        socket.say("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertTrue(test.drain().isEmpty());
        socket.say("[3,\"c2\",{\"status\":\"Rejected\"}]");
        assertEquals("c2", ((Input.Answered) test.drain().getFirst()).callId());
    }

    @Test
    void shouldTellOfACallErrorAndOfAnUnreadableResult() {
        call("c1", new Command.StartSession(new IdToken("TAG", ""), null));
        call("c2", new Command.StartSession(new IdToken("TAG", ""), null));
        socket.say("[4,\"c1\",\"InternalError\",\"no\",{}]");
        socket.say("[3,\"c2\",{\"status\":{}}]");
        List<Input> told = test.drain();
        assertEquals(new Input.CallFailed(STATION, epoch, "c1", "InternalError: no"), told.get(0));
        assertEquals("c2", ((Input.CallFailed) told.get(1)).callId());
    }

    @Test
    void shouldTellOfACallThatTheVersionCannotSay() {
        call("c1", new Command.GetTransactionStatus(null));
        assertEquals("c1", ((Input.CallUnsupported) test.drain().getFirst()).callId());
        assertEquals(List.of(), socket.heardTexts());
    }

    @Test
    void shouldTellOfACallThatBreaksAConstraintOfTheVersion() {
        call("c1", new Command.StartSession(new IdToken("x".repeat(21), ""), null));
        assertEquals("c1", ((Input.CallUnsupported) test.drain().getFirst()).callId());
    }

    @Test
    void shouldLetTheNewestConnectionWin() {
        TestSocket newer = TestSocket.open(test, "CS-1");
        long newerEpoch = epoch + 1;
        socket.say(BOOT.formatted("m1"));
        assertEquals(1000, socket.closeCode());
        newer.say(BOOT.formatted("m2"));
        List<Input> told = test.drain();
        assertEquals(new Input.Connected(STATION, newerEpoch, "ocpp1.6", "", false), told.get(0));
        assertTrue(told.contains(new Input.Disconnected(STATION, epoch, CloseReason.REPLACED)));
        assertEquals(newerEpoch, ((Input.Asked) told.getLast()).epoch());
        assertEquals(1, test.channels.size());
        test.channels.release(new Output.Answer(STATION, epoch, "m1", new Reply.Booted(BootStatus.ACCEPTED, 0, 300)));
        assertEquals(List.of(), newer.heardTexts());
    }

    @Test
    void shouldHangUpWhenOrdered() {
        test.channels.release(new Output.Hangup(STATION, epoch, CloseReason.ORDERED));
        assertEquals(1000, socket.closeCode());
        assertClosed(CloseReason.ORDERED);
    }

    @Test
    void shouldStopReadingAndLoseNothingWhenTheInboxIsFull() {
        test.fill();
        socket.say(BOOT.formatted("m1"));
        assertFalse(socket.server.config().isAutoRead());
        socket.say(BOOT.formatted("m2"));
        assertEquals(TestPlane.INBOX, test.drain().size());
        socket.pass(1);
        assertTrue(socket.server.config().isAutoRead());
        assertEquals(
                List.of("m1", "m2"),
                test.drain().stream()
                        .map(input -> ((Input.Asked) input).messageId())
                        .toList());
        assertTrue(test.counted("voltgate_inbox_rejections_total 1"));
    }

    @Test
    void shouldTellTheEndAfterWhatWaitedWhenTheInboxIsFull() {
        test.fill();
        socket.say(BOOT.formatted("m1"));
        socket.server.pipeline().fireChannelInactive();
        assertEquals(TestPlane.INBOX, test.drain().size());
        socket.pass(1);
        List<Input> told = test.drain();
        assertEquals("m1", ((Input.Asked) told.get(0)).messageId());
        assertEquals(new Input.Disconnected(STATION, epoch, CloseReason.CONNECTION_LOST), told.get(1));
    }

    @Test
    void shouldTellTheEndAtOnceWhenTheInboxIsFull() {
        test.fill();
        var _ = socket.server.close();
        assertEquals(
                new Input.Disconnected(STATION, epoch, CloseReason.CONNECTION_LOST),
                test.drain().getLast());
    }

    @Test
    void shouldStopReadingWhenTooManyCallsAreUnanswered() {
        for (int each = 1; each <= 6; each++) {
            socket.say(BOOT.formatted("m" + each));
        }
        assertEquals(4, test.drain().size());
        assertFalse(socket.server.config().isAutoRead());
        answer("m1");
        answer("m2");
        socket.server.runPendingTasks();
        assertEquals(2, test.drain().size());
    }

    @Test
    void shouldNotTakeAStationForSilentWhileItIsNotRead() {
        for (int each = 1; each <= 4; each++) {
            socket.say(BOOT.formatted("m" + each));
        }
        test.drain();
        for (int minute = 0; minute < 10; minute++) {
            socket.pass(60);
        }
        assertTrue(socket.server.isOpen());
        assertTrue(test.drain().isEmpty());
    }
}
