package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What follows from answers about variables, from the frame to the facts. */
class AnswerStoriesTest {
    private static final Variable INTERVAL = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
    private static final Variable PASSWORD = Variable.of("SecurityCtrlr", "BasicAuthPassword");
    private final StationStory story = new StationStory();

    /** The answer as the dialect of the version reads it. */
    private static CommandResult result(OcppVersion version, Command command, String payload) {
        Dialect dialect = Dialects.of(version);
        Order order = new Order(new CommandId(new UUID(0, 1)), 1, command);
        Dialect.Sent sent = dialect.write("c1", order).orElseThrow();
        return dialect.result(sent.action(), new Frame.CallResult("c1", payload));
    }

    private void order(OcppVersion version, Command command, String payload) {
        story.order(command, result(version, command, payload));
        story.mustRecover();
    }

    @Test
    void shouldReadTheKeysOf16() {
        order(OcppVersion.V16, new Command.GetVariables(List.of()), """
            {"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"},
             {"key":"NumberOfConnectors","readonly":true,"value":"2"},
             {"key":"AuthorizationKey","readonly":false,"value":"c0ffee"}],"unknownKey":["Foo"]}\
            """);
        assertEquals(
                List.of(
                        new VariableReport(Variable.key("HeartbeatInterval"), "Actual", "300", "ReadWrite", ""),
                        new VariableReport(Variable.key("NumberOfConnectors"), "Actual", "2", "ReadOnly", ""),
                        new VariableReport(Variable.key("AuthorizationKey"), "Actual", "", "ReadWrite", "")),
                story.only(Event.VariablesRead.class).variables());
    }

    @Test
    void shouldReadTheVariablesThatTheStationHas() {
        Variable unknown = Variable.of("A", "B");
        order(OcppVersion.V201, new Command.GetVariables(List.of(INTERVAL, unknown)), """
            {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"60",
             "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},
             {"attributeStatus":"UnknownComponent","component":{"name":"A"},"variable":{"name":"B"}}]}\
            """);
        assertEquals(
                List.of(new VariableReport(INTERVAL, "Actual", "60", "", "")),
                story.only(Event.VariablesRead.class).variables());
    }

    @Test
    void shouldKeepTheValuesThatAStationTook() {
        Command command = new Command.SetVariables(
                List.of(new Command.Assignment(INTERVAL, "90"), new Command.Assignment(PASSWORD, "secret")));
        order(OcppVersion.V201, command, """
            {"setVariableResult":[{"attributeStatus":"Rejected",
             "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},
             {"attributeStatus":"RebootRequired",
             "component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}\
            """);
        assertEquals(
                List.of(new Event.SetValue(PASSWORD, "Actual", "", "RebootRequired")),
                story.only(Event.VariablesSet.class).variables());
    }

    @Test
    void shouldKeepTheKeyThatAStationOf16Took() {
        Variable key = Variable.key("HeartbeatInterval");
        Command command = new Command.SetVariables(List.of(new Command.Assignment(key, "90")));
        order(OcppVersion.V16, command, "{\"status\":\"Accepted\"}");
        assertEquals(
                List.of(new Event.SetValue(key, "Actual", "90", "Accepted")),
                story.only(Event.VariablesSet.class).variables());
        order(OcppVersion.V16, command, "{\"status\":\"Rejected\"}");
        story.only(Event.VariablesSet.class);
    }

    @Test
    void shouldJournalAnAnswersVariablesOnce() {
        order(OcppVersion.V16, new Command.GetVariables(List.of()), """
            {"configurationKey":[{"key":"K","readonly":false,"value":"once"}]}\
            """);
        CommandFact.CommandAnswered answered = story.only(CommandFact.CommandAnswered.class);
        assertEquals(List.of(), answered.result().variables());
        assertFalse(answered.result().payload().isEmpty());
    }
}
