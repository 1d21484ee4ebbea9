package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.station.Conversation.Outcome;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What real stations do on a connection, numbered as in the list of their deviations. */
class QuirksOfConversationTest {
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final StationId CS = new StationId("CS-1");

    private final Conversation conversation = new Conversation(CS, 1, Dialects.of(OcppVersion.V16), true);

    private Outcome hear(String text) {
        return conversation.hear(text.replace('\'', '"'), NOW);
    }

    private Input.Asked asked(String text) {
        Outcome.Tell tell = assertInstanceOf(Outcome.Tell.class, hear(text));
        return assertInstanceOf(Input.Asked.class, tell.input());
    }

    private void assertSeen(Deviation... deviations) {
        assertEquals(Set.of(deviations), conversation.deviations());
    }

    @Test
    void quirk19_shouldTakeAFrameWithNulsBehindIt() {
        asked("[2,'1','Heartbeat',{}]\u0000");
        assertSeen(Deviation.NUL_CHARACTER);
    }

    @Test
    void quirk19_shouldAnswerOrDropWhatBreaksOff() {
        Outcome.Send refusal = assertInstanceOf(Outcome.Send.class, hear("[2,'7','Heartbeat',{'a"));
        assertEquals("7", refusal.frame().id());
        assertSeen(Deviation.TRUNCATED);
        assertInstanceOf(Outcome.Ignore.class, hear("[2,'7"));
        assertSeen(Deviation.TRUNCATED, Deviation.UNREADABLE_FRAME);
    }

    @Test
    void quirk21_shouldTakeErrorsForCallsThatWeNeverMade() {
        assertInstanceOf(Outcome.Ignore.class, hear("[4,'x',null]"));
        assertSeen(Deviation.CALL_ERROR_MALFORMED, Deviation.ERROR_TO_NO_CALL);
    }

    @Test
    void quirk22_shouldAnswerUnderTheIdAsText() {
        Input.Asked asked = asked("[2,1000001,'Heartbeat',{}]");
        assertEquals("1000001", asked.messageId());
        assertSeen(Deviation.MESSAGE_ID_AS_NUMBER);
        Optional<Frame> answer = conversation.answer(new Output.Answer(CS, 1, "1000001", new Reply.Clock(NOW)));
        assertEquals("1000001", answer.orElseThrow().id());
    }

    @Test
    void quirk23_shouldAnswerEveryCallThatComesBeforeTheAnswer() {
        asked("[2,'1','Heartbeat',{}]");
        assertSeen();
        asked("[2,'2','Heartbeat',{}]");
        assertSeen(Deviation.CALL_BEFORE_ANSWER);
        for (String id : new String[] {"1", "2"}) {
            assertTrue(conversation
                    .answer(new Output.Answer(CS, 1, id, new Reply.Clock(NOW)))
                    .isPresent());
        }
    }

    @Test
    void quirk23_shouldLetCallsCross() {
        assertInstanceOf(Outcome.Send.class, conversation.call(reset("c1")));
        asked("[2,'1','Heartbeat',{}]");
        assertSeen();
        assertInstanceOf(Outcome.Tell.class, hear("[3,'c1',{'status':'Accepted'}]"));
    }

    private static Output.Call reset(String callId) {
        Command command = new Command.Reset(false, 0);
        return new Output.Call(CS, 1, callId, new Order(new CommandId(new UUID(0, 1)), 1, command));
    }

    @Test
    void quirk24_shouldGiveALateAnswerToItsCall() {
        conversation.call(reset("c1"));
        conversation.call(reset("c2"));
        Outcome.Tell late = assertInstanceOf(Outcome.Tell.class, hear("[3,'c1',{'status':'Accepted'}]"));
        assertEquals("c1", assertInstanceOf(Input.Answered.class, late.input()).callId());
        assertInstanceOf(Outcome.Ignore.class, hear("[3,'c1',{'status':'Accepted'}]"));
        assertSeen(Deviation.ANSWER_TO_NO_CALL);
    }

    @Test
    void shouldBeAsStrictAsTheOperatorWants() {
        Conversation strict = new Conversation(CS, 1, Dialects.of(OcppVersion.V16), false);
        Outcome outcome = strict.hear("[2,\"1\",\"Heartbeat\",{\"extra\":1}]", NOW);
        assertInstanceOf(Outcome.Send.class, outcome);
        assertEquals(Set.of(), strict.deviations());
    }
}
